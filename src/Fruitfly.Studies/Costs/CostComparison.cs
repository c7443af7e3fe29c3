namespace Fruitfly.Studies.Costs;

/// <summary>What a run was predicted to cost beside what it did.</summary>
/// <param name="Trials">that came to their end; those that diverged ended early and are left out of the seconds</param>
/// <param name="PredictedSeconds">of these trials, one after another</param>
/// <param name="Seconds">they took</param>
/// <param name="PredictedDuration">of the whole on <paramref name="Workers"/> workers</param>
/// <param name="Duration">wall-clock time from the first trial to the last, waiting
/// for other processes included</param>
public sealed record CostComparison(
    int Trials, double PredictedSeconds, double Seconds, int Workers, TimeSpan PredictedDuration, TimeSpan Duration)
{
    /// <summary>Actual over predicted seconds of the trials.</summary>
    public double Ratio => Seconds / PredictedSeconds;

    /// <summary>Null where nothing was predicted, or nothing that was came to its end.</summary>
    internal static CostComparison? Of(StudyForecast? forecast, IEnumerable<TrialRecord> records, TimeSpan duration)
    {
        if (forecast is null)
            return null;
        var ended = records.Where(record => record.State == TrialState.Done && forecast.Trials.ContainsKey(record.Hash))
            .DistinctBy(record => record.Hash).ToList();
        var predicted = ended.Sum(record => forecast.Trials[record.Hash]);
        return ended.Count == 0 || predicted == 0 ? null : new CostComparison(
            ended.Count, predicted, ended.Sum(record => record.Result!.Seconds), forecast.Workers, forecast.Duration,
            duration);
    }
}

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

    /// <summary>The operations of trials over the most that their seconds of a core could do; null where the peak was
    /// not measured, or how much was done is not certain.</summary>
    public double? ShareOfPeak { get; init; }

    /// <summary>The most floating-point operations that a core does in a second.</summary>
    public double Peak { get; init; }

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
            duration)
        {
            Peak = forecast.Peak, ShareOfPeak = Share(forecast, ended),
        };
    }

    static double? Share(StudyForecast forecast, List<TrialRecord> ended)
    {
        var counted = ended.Where(record => forecast.CertainOperations.ContainsKey(record.Hash)).ToList();
        var possible = forecast.Peak * counted.Sum(record => record.Result!.Seconds);
        return possible > 0
            ? counted.Sum(record => (double)forecast.CertainOperations[record.Hash]) / possible : null;
    }
}

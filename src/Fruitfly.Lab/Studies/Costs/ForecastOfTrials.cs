using Fruitfly.Data.Files;

namespace Fruitfly.Lab.Studies.Costs;

/// <summary>What trials will cost, where predicting is worth it.</summary>
static class ForecastOfTrials
{
    /// <summary>Operations below which predicting takes longer than running: about half a second of one core.</summary>
    const long FewOperations = 20_000_000_000;

    /// <returns>null where there is little to do, and where only the trials themselves can say what is wrong with them</returns>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static StudyForecast? OfMuch(
        IStudyStore store, IReadOnlyList<Trial> trials, TrialExecution execution, int workers, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            var cost = StudyCost.Of(trials, hashes => IsThere(store, hashes), execution.Load);
            var used = Math.Clamp(cost.ToRun.Count, 1, workers);
            return cost.Operations < FewOperations ? null
                : StudyForecast.Of(cost, new Calibration(time, used).Measure(cost, execution.Load, cancellation), workers);
        }
        catch (Exception unpredictable) when (unpredictable is ArgumentException or OverflowException or DataFileException)
        {
            return null;
        }
    }

    static Predicate<string> IsThere(IStudyStore store, IReadOnlyList<string> hashes)
    {
        var states = store.States(hashes);
        return hash => states.TryGetValue(hash, out var state) && state is (TrialState.Done or TrialState.Diverged);
    }
}

using Fruitfly.Data.Files;

namespace Fruitfly.Studies.Costs;

/// <summary>What trials will cost on this machine.</summary>
static class ForecastOfTrials
{
    /// <summary>Operations below which predicting takes longer than running: about half a second of one core.</summary>
    const long FewOperations = 20_000_000_000;

    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static StudyForecast Of(
        StudyCost cost, TrialExecution execution, int workers, TimeProvider time, CancellationToken cancellation)
    {
        var used = Math.Clamp(cost.ToRun.Count, 1, workers);
        return StudyForecast.Of(cost, new Calibration(time, used).Measure(cost, execution.Load, cancellation), workers);
    }

    /// <summary>The same where predicting is worth it.</summary>
    /// <returns>null where there is little to do, and where only the trials themselves can
    /// say what is wrong with them</returns>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static StudyForecast? OfMuch(
        Func<StudyCost> count, TrialExecution execution, int workers, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            var cost = count();
            return cost.Operations < FewOperations ? null : Of(cost, execution, workers, time, cancellation);
        }
        catch (Exception unpredictable)
            when (unpredictable is ArgumentException or OverflowException or DataFileException)
        {
            return null;
        }
    }
}

using Fruitfly.Data.Files;

namespace Fruitfly.Studies.Costs;

/// <summary>What trials will cost on this machine.</summary>
static class ForecastOfTrials
{
    /// <summary>Operations below which predicting takes longer than running: about half a second of one core.</summary>
    const long FewOperations = 20_000_000_000;

    /// <summary>About ten seconds of one core: for these and more a whole calibration is worth its time.</summary>
    const long ManyOperations = 20 * FewOperations;

    /// <summary>Of a calibration, however little there is to predict.</summary>
    const double LeastShare = 0.2;

    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static StudyForecast Of(
        StudyCost cost, TrialExecution execution, int workers, TimeProvider time, CancellationToken cancellation) =>
        Of(cost, execution, workers, time, 1, cancellation);

    static StudyForecast Of(
        StudyCost cost, TrialExecution execution, int workers, TimeProvider time, double share,
        CancellationToken cancellation)
    {
        var calibration = new Calibration(time, Math.Clamp(cost.ToRun.Count, 1, workers)) { Share = share };
        return StudyForecast.Of(cost, calibration.Measure(cost, execution.Load, cancellation), workers);
    }

    /// <summary>The same where predicting is worth it, for no longer than it is worth.</summary>
    /// <returns>null where there is little to do, and where only the trials themselves can
    /// say what is wrong with them</returns>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static StudyForecast? OfMuch(
        Func<StudyCost> count, TrialExecution execution, int workers, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            var cost = count();
            var share = Math.Clamp((double)cost.Operations / ManyOperations, LeastShare, 1);
            return cost.Operations < FewOperations ? null : Of(cost, execution, workers, time, share, cancellation);
        }
        catch (Exception unpredictable)
            when (unpredictable is ArgumentException or OverflowException or DataFileException)
        {
            return null;
        }
    }
}

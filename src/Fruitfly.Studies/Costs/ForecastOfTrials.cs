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

    /// <param name="kept">speeds that need not be measured. Default: null, all are.</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static StudyForecast Of(
        StudyCost cost, TrialExecution execution, int workers, TimeProvider time, KeptSpeeds? kept,
        CancellationToken cancellation) =>
        Of(cost, execution, workers, time, kept, 1, cancellation);

    static StudyForecast Of(
        StudyCost cost, TrialExecution execution, int workers, TimeProvider time, KeptSpeeds? kept, double share,
        CancellationToken cancellation)
    {
        var atOnce = Math.Clamp(cost.ToRun.Count, 1, workers);
        var speed = new Calibration(time, atOnce, kept) { Share = share }.Measure(cost, execution.Load, cancellation);
        return StudyForecast.Of(cost, speed, workers) with
        {
            // A trial that has several cores says nothing of one.
            Lessons = kept is null || execution.Threads > 1 ? null : new SpeedLessons(kept, cost, speed, atOnce),
        };
    }

    /// <summary>The same where predicting is worth it, for no longer than it is worth.</summary>
    /// <returns>null where there is little to do, and where only the trials themselves can
    /// say what is wrong with them</returns>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static StudyForecast? OfMuch(
        Func<StudyCost> count, TrialExecution execution, int workers, TimeProvider time, KeptSpeeds? kept,
        CancellationToken cancellation)
    {
        try
        {
            var cost = count();
            var share = Math.Clamp((double)cost.Operations / ManyOperations, LeastShare, 1);
            return cost.Operations < FewOperations ? null
                : Of(cost, execution, workers, time, kept, share, cancellation);
        }
        catch (Exception unpredictable)
            when (unpredictable is ArgumentException or OverflowException or DataFileException)
        {
            return null;
        }
    }
}

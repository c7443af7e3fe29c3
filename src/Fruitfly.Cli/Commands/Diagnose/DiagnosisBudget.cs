using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Diagnose;

/// <summary>Finds what a budget pays for.</summary>
/// <param name="planOf">the same plan on fewer rows</param>
sealed class DiagnosisBudget(
    Surroundings surroundings, IStudyStore store, Func<DiagnosisPlan, IStudyStore, DiagnosisRun> runOf,
    Func<DiagnosisPool, DiagnosisPlan> planOf, CancellationToken cancellation)
{
    const int MostTries = 4;

    /// <summary>Of the networks on the whole pool: some five minutes of two cores.</summary>
    const double MostOperations = 1e13;

    /// <summary>All that there is to train on; where that would take hours, fewer rows, which is said.</summary>
    public DiagnosisPlan ByDefault(DiagnosisPlan plan)
    {
        var whole = Operations(plan);
        if (plan.Pool?.MostUnits is not null || whole <= MostOperations)
            return plan;
        var (fewer, takes) = (plan, whole);
        for (var tries = 0; tries < MostTries && takes > MostOperations; tries++)
        {
            var rows = DiagnosisDepth.FewerRows(fewer.Units.Pool, Math.Sqrt(MostOperations / takes));
            if (rows < DiagnosisDepth.LeastUnits)
                break;
            fewer = planOf(new(rows, plan.Pool?.Horizon));
            takes = Operations(fewer);
        }
        if (ReferenceEquals(fewer, plan))
            return plan;
        surroundings.Terminal.Error.WriteLine(
            $"uses {DiagnosisDepth.Whole(fewer.Units.Pool)} of {DiagnosisDepth.Whole(plan.Units.Pool)} rows to train " +
            $"on: all of them would take about {DiagnosisDepth.Whole((int)(whole / takes))} times as long; " +
            $"--rows {plan.Units.Pool} trains on all");
        return fewer;
    }

    double Operations(DiagnosisPlan plan) => runOf(plan, store).OperationsOnPool(store, surroundings.Time);

    /// <summary>The deepest that fits, whatever it turns out to train; where none does, that is said, and not hidden in
    /// fewer rows.</summary>
    /// <exception cref="UsageError">the least does not fit</exception>
    public DiagnosisPlan Within(DiagnosisPlan plan, (TimeSpan? Time, int? Trials) budget)
    {
        var forecasts = Forecasts(plan);
        var fitting = forecasts.Where(one => one.Most.Whole <= (budget.Time ?? TimeSpan.MaxValue)
            && DiagnosisRun.TrainingsOf(plan with { Design = one.Design }) <= (budget.Trials ?? int.MaxValue)).ToList();
        if (fitting.Count == 0)
            throw new UsageError(
                $"--budget is too small: the least is {DiagnosisDepth.Cost(forecasts[0])}.",
                budget.Time is { } time ? Fewer(plan, time, forecasts[0].Most.Whole)
                    : "give more; fewer rows need as many trainings.");
        var deepest = plan with { Design = fitting[^1].Design };
        surroundings.Terminal.Error.WriteLine(
            $"fits the budget: {DiagnosisDepth.Of(deepest)}; {DiagnosisDepth.Cost(fitting[^1])}; intervals of about " +
            DiagnosisDepth.Intervals(deepest));
        return deepest;
    }

    // Fewer rows train narrower networks too, so that the time falls about as their square.
    string Fewer(DiagnosisPlan plan, TimeSpan time, TimeSpan least)
    {
        var (rows, share) = (plan.Units.Pool, time / least);
        for (var tries = 0; tries < MostTries; tries++)
        {
            rows = DiagnosisDepth.FewerRows(rows, Math.Sqrt(share));
            if (rows < DiagnosisDepth.LeastUnits)
                break;
            var fewer = planOf(new(rows, plan.Pool?.Horizon));
            var takes = Forecasts(fewer)[0].Most.Whole;
            if (takes <= time)
                return "give more, or diagnose fewer rows, which says less: " +
                    $"--rows {rows} of {plan.Units.Pool} takes at most {ProgressText.Duration(takes)}.";
            share = Math.Min(0.5, time / takes);
        }
        return "give more; fewer rows would not fit either.";
    }

    IReadOnlyList<DiagnosisForecast> Forecasts(DiagnosisPlan plan) =>
        runOf(plan, store).Forecasts(store, surroundings.Time, cancellation);
}

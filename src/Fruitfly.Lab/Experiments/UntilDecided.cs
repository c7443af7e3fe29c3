using Fruitfly.Reports;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments;

/// <summary>Adds seeds to a run, and data sets, starts or what else it repeats, until its claims are decided, as far as
/// the time reaches. Each look at the claims is
/// one more chance of a false verdict, so there are few, at a stricter level, each with as many seeds as the open
/// claims said would decide them. Only trials that are missing are trained.</summary>
/// <param name="AtMost">the time of all looks together</param>
public sealed record UntilDecided(TimeSpan AtMost)
{
    /// <summary>Verdicts are given at a level that holds for all of them together.</summary>
    public const int MostLooks = Rule.MostLooks;

    /// <summary>Times as many seeds from one look to the next: fewer are not worth one, and a prediction from few seeds
    /// is not worth more.</summary>
    const double LeastGrowth = 1.25, MostGrowth = 8;

    /// <param name="measure">runs what it is given and measures it</param>
    /// <param name="looked">is told each look that another follows. Default: no one.</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public DecidedRun Decide(
        ExperimentRun run, Func<ExperimentRun, Report> measure, IStudyStore store, TimeProvider time,
        Action<DecidedRun>? looked = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(time);
        var began = time.GetTimestamp();
        run = run with { IsLookedAtOften = true };
        var now = new DecidedRun(run, measure(run), 1, null);
        while (now.Open.Count > 0)
        {
            var (next, why) = Grown(now, store, time, AtMost - time.GetElapsedTime(began), cancellation);
            if (next is null)
                return now with { Stopped = why };
            looked?.Invoke(now);
            now = new(next, measure(next), now.Looks + 1, null);
        }
        return now;
    }

    static (ExperimentRun? Run, string? Why) Grown(
        DecidedRun now, IStudyStore store, TimeProvider time, TimeSpan left, CancellationToken cancellation)
    {
        if (now.Looks == MostLooks)
            return (null, $"{MostLooks} looks were taken, and each is one more chance of a false verdict");
        var (experiment, settings) = (now.Run.Experiment, now.Run.Settings);
        var counts = experiment.Options
            .Where(option => (option.IsSeedCount || option.IsRepetitionCount) && settings[option.Name] > 0).ToList();
        if (counts.Count == 0)
            return (null, "there are no seeds to add");
        // An open claim that no number of seeds would decide at its present spread may have another spread with more.
        var needed = now.Open.Max(claim => claim.CountToDecide is { } count ? (double)count / claim.Count : 2);
        for (var growth = Math.Clamp(needed, LeastGrowth, MostGrowth); growth >= LeastGrowth; growth /= LeastGrowth)
        {
            var more = counts.ToDictionary(option => option.Name,
                option => Math.Min(option.Maximum, Math.Ceiling(growth * settings[option.Name])));
            if (more.All(option => option.Value == settings[option.Key]))
                return (null, "the options allow no more seeds");
            var grown = With(now.Run, settings.With(more));
            var forecast = grown.ForecastOfMuch(store, time, cancellation);
            if (forecast.Whole <= left)
                return (grown with { Predicted = forecast }, null);
        }
        return (null, "more seeds would take longer than is left of the time");
    }

    // A study that the user named keeps its name.
    static ExperimentRun With(ExperimentRun run, ExperimentSettings settings) => run with
    {
        Settings = settings,
        Study = run.Study == ExperimentRun.StudyName(run.Experiment, run.Settings)
            ? ExperimentRun.StudyName(run.Experiment, settings) : run.Study,
    };
}

/// <summary>A run with as many seeds as were added.</summary>
/// <param name="Looks">how often its claims were looked at</param>
/// <param name="Stopped">why no more seeds were added though claims are undecided; null where none is</param>
public sealed record DecidedRun(ExperimentRun Run, Report Report, int Looks, string? Stopped)
{
    /// <summary>The claims that are undecided.</summary>
    public IReadOnlyList<Claim> Open { get; } =
        [.. Report.Findings.Claims.Where(claim => claim.Verdict == Verdict.Undecided)];
}

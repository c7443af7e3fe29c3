using Fruitfly.Studies;

namespace Fruitfly.Web.Studies;

/// <summary>What is true of a study as a whole.</summary>
enum StudyState
{
    /// <summary>Nothing has been run yet, or trials were added since.</summary>
    Planned,
    Running,

    /// <summary>Trials are claimed, and nothing is heard of who claimed them.</summary>
    Stale,

    /// <summary>Some trials have ended, others wait, and no one runs them.</summary>
    Stopped,

    /// <summary>Every trial has a result.</summary>
    Done,

    /// <summary>Every trial has ended, and some failed.</summary>
    Failed,
}

/// <summary>A study in the list.</summary>
/// <param name="News">when something was heard of it last, while it runs</param>
/// <param name="Rate">trials per second lately, while it runs</param>
/// <param name="Remaining">seconds left at that rate</param>
sealed record StudyRow(
    string Name, string Experiment, string Preset, IReadOnlyDictionary<string, double> Options, DateTimeOffset Created,
    int Plans,
    TrialCounts Trials, StudyState State, DateTimeOffset? News, double? Rate, double? Remaining, StudyRemarks Remarks)
{
    public static IReadOnlyList<StudyRow> All(IStudyStore store, TimeProvider time)
    {
        var activities = store.Activities().ToDictionary(activity => activity.Study);
        return [.. store.Studies()
            .Select(study => Of(study, activities.GetValueOrDefault(study.Name), time.GetUtcNow()))];
    }

    public static StudyRow Of(Study study, IStudyStore store, TimeProvider time) =>
        Of(study, store.Activities().FirstOrDefault(activity => activity.Study == study.Name), time.GetUtcNow());

    internal static StudyRow Of(Study study, StudyActivity? activity, DateTimeOffset now)
    {
        var state = StateOf(study.Trials, activity is not null && !activity.IsStale(now));
        var running = state == StudyState.Running ? activity : null;
        return new(
            study.Name, study.Experiment, study.Settings.Preset, study.Settings.Options, study.Created, study.Plans,
            study.Trials, state,
            activity?.News, running?.Rate, running?.Remaining(study.Trials)?.TotalSeconds, study.Remarks);
    }

    static StudyState StateOf(TrialCounts trials, bool isHeardOf) => trials switch
    {
        { Running: > 0 } => isHeardOf ? StudyState.Running : StudyState.Stale,
        { Planned: > 0 } => trials.Planned == trials.Total ? StudyState.Planned : StudyState.Stopped,
        { Failed: > 0 } => StudyState.Failed,
        { Total: 0 } => StudyState.Planned,
        _ => StudyState.Done,
    };
}

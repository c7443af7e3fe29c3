namespace Fruitfly.Studies.Cluster;

/// <summary>A store for planning: the first worker that wants a trial is sent away, with all that was to be run. So any
/// command can be planned here and run elsewhere.</summary>
sealed class PlanningStore(IStudyStore store) : StoreInFront(store)
{
    Study? _planned;
    string? _definition;

    public override Study Plan(
        string study, string experiment, StudySettings settings, IReadOnlyList<Trial> trials,
        string? definition = null)
    {
        _planned = base.Plan(study, experiment, settings, trials, definition);
        _definition = definition;
        return _planned;
    }

    public override TrialClaim? Claim(TrialList trials, bool lastAttempts = false)
    {
        var states = Store.States(trials.Hashes);
        string[] toRun = [.. trials.Hashes.Distinct().Where(hash => states.GetValueOrDefault(hash) == TrialState.Planned
            && states.ContainsKey(hash))];
        return toRun.Length == 0 ? null
            : throw new TrialsToSubmitException(new(_planned!, _definition, toRun));
    }

    public override TrialClaim? Claim(string study, bool lastAttempts = false) =>
        Claim(Store.List(study), lastAttempts);
}

/// <summary>What a command would have trained.</summary>
/// <param name="Definition">the study file; null where the study is of none</param>
/// <param name="Hashes">of the trials without a result, in the order of the plan</param>
sealed record WorkToSubmit(Study Study, string? Definition, IReadOnlyList<string> Hashes);

/// <summary>Ends a command that has planned and would train now.</summary>
sealed class TrialsToSubmitException(WorkToSubmit work)
    : Exception($"{work.Hashes.Count} trials of '{work.Study.Name}' are to be trained elsewhere.")
{
    public WorkToSubmit Work => work;
}

namespace Fruitfly.Studies.Differences;

/// <summary>A study's trials as rows, each once, without their curves.</summary>
sealed record ComparedTrials(Study Study, IReadOnlyDictionary<string, TrialSummary> ByHash)
{
    public static ComparedTrials Of(IStudyStore store, string name)
    {
        var study = store.Find(name) ?? throw new StudyStoreException(
            $"There is no study '{name}'.", "Choose another one.");
        var trials = new Dictionary<string, TrialSummary>();
        for (var skip = 0; ; skip += TrialQuery.LargestPage)
        {
            var page = store.Page(name, new() { Skip = skip, Take = TrialQuery.LargestPage }).Trials;
            foreach (var trial in page)
                trials.TryAdd(trial.Hash, trial);
            if (page.Count < TrialQuery.LargestPage)
                return new(study, trials);
        }
    }
}

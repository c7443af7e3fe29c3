namespace Fruitfly.Studies.Cluster;

/// <summary>Merges what workers have written into a store. It can be repeated, also while workers run: what the store
/// has stays as it is.</summary>
static class BundleCollection
{
    const int AtOnce = 500;

    /// <returns>the study, and how many ends of trials are new to the store</returns>
    /// <exception cref="ClusterException">the bundle cannot be read</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public static (Study Study, int New) Collect(
        Bundle bundle, IStudyStore store, CancellationToken cancellation = default)
    {
        var results = BundleResults.Read(bundle);
        var descriptions = bundle.Descriptions.ToDictionary(TrialIdentity.HashOf);
        var study = Planned(bundle.Manifest, [.. descriptions.Keys], descriptions, store);
        var states = store.States([.. descriptions.Keys]);
        if (states.Any(trial => trial.Value == TrialState.Failed && results.HasResult(trial.Key)))
            store.RetryFailed(study);
        var count = 0;
        foreach (var part in results.Ended.Where(ended => descriptions.ContainsKey(ended.Hash)).Chunk(AtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            count += store.Receive([.. part.Select(ended => ended.Read().Copy(
                descriptions[ended.Hash], results.Attempts(ended.Hash), ended.Host))]);
        }
        return (store.Find(study)!, count);
    }

    // The store may be another one than that which planned it, or its study may have grown since.
    static string Planned(
        BundleManifest bundle, string[] hashes, Dictionary<string, string> descriptions, IStudyStore store)
    {
        var there = store.Find(bundle.Study) is null ? [] : store.List(bundle.Study).Hashes;
        string[] missing = [.. hashes.Except(there)];
        if (missing.Length == 0)
            return bundle.Study;
        List<Trial> trials =
        [
            .. store.Trials(new TrialList(there)).Select(record => CanonicalDescription.Parse(record.Description)),
            .. missing.Select(hash => CanonicalDescription.Parse(descriptions[hash])),
        ];
        return store.Plan(bundle.Study, bundle.Experiment, new(bundle.Preset, bundle.Options), trials,
            bundle.Definition).Name;
    }
}

namespace Fruitfly.Studies;

/// <summary>What a store holds of the trials that a run has ended.</summary>
static class MeasuredTrials
{
    /// <summary>A record with its result for each of the trials, in their order.</summary>
    /// <exception cref="TrialsFailedException">a trial has no result, or was removed meanwhile</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public static List<TrialRecord> Of(IStudyStore store, string study, TrialList trials)
    {
        List<TrialRecord> records = [.. store.Trials(trials)];
        var total = trials.Hashes.Count;
        if (records.Find(record => record.Result is null) is { } missing)
            throw new TrialsFailedException(
                study, total - records.Count(record => record.Result is not null), total,
                missing.Error ?? "it has not run");
        return records.Count == total && records.Select(record => record.Hash).SequenceEqual(trials.Hashes) ? records
            : throw new TrialsFailedException(study, total - records.Count, total, "it is not in the store");
    }
}

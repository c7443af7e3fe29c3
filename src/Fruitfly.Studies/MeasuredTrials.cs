namespace Fruitfly.Studies;

/// <summary>What a store holds of the trials that a run has ended.</summary>
static class MeasuredTrials
{
    /// <summary>A record with its result for each of the trials, in their order.</summary>
    /// <param name="kept">what is kept of a record, one after the other, as many are large; default: all</param>
    /// <exception cref="TrialsFailedException">a trial has no result, or was removed meanwhile</exception>
    /// <exception cref="StudyStoreException">the store cannot be used</exception>
    public static List<TrialRecord> Of(
        IStudyStore store, string study, TrialList trials, Func<TrialRecord, TrialRecord>? kept = null)
    {
        List<TrialRecord> records = [.. kept is null ? store.Trials(trials) : store.Trials(trials).Select(kept)];
        var total = trials.Hashes.Count;
        if (records.Find(record => record.Result is null) is { } missing)
            throw new TrialsFailedException(
                study, total - records.Count(record => record.Result is not null), total,
                missing.Error ?? "it has not run");
        return records.Count == total && records.Select(record => record.Hash).SequenceEqual(trials.Hashes) ? records
            : throw new TrialsFailedException(study, total - records.Count, total, "it is not in the store");
    }
}

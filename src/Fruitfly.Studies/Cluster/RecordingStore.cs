using Fruitfly.Studies.Rows;

namespace Fruitfly.Studies.Cluster;

/// <summary>Writes what a worker starts and ends into its file, before the store in front of which it stands is told.
/// </summary>
sealed class RecordingStore(IStudyStore store, RecordFile file, TimeProvider time) : StoreInFront(store)
{
    readonly Dictionary<string, long> _started = [];
    readonly Lock _lock = new();

    public override TrialClaim? Claim(TrialList trials, bool lastAttempts = false)
    {
        if (base.Claim(trials, lastAttempts) is not { } claim)
            return null;
        var record = new WorkerRecord(WorkerWord.Started, Now, claim.Hash);
        lock (_lock)
            _started[claim.Hash] = record.At;
        Append(record, isCommitted: false);
        return claim;
    }

    public override bool Complete(TrialClaim claim, TrialResult result, TrialProvenance provenance)
    {
        Append(Of(WorkerWord.Ended, claim) with
        {
            Result = ResultRow.Of(result, provenance),
            Predictions = result.History.Predictions is { } kept ? PredictionsFormat.Write(kept) : null,
        });
        return base.Complete(claim, result, provenance);
    }

    public override bool Fail(TrialClaim claim, string error)
    {
        Append(Of(WorkerWord.Failed, claim) with { Error = error });
        return base.Fail(claim, error);
    }

    public override void Release(TrialClaim claim)
    {
        Append(Of(WorkerWord.Released, claim));
        base.Release(claim);
    }

    /// <summary>Fails a planned trial that has ended its worker in that many jobs.</summary>
    public void GiveUp(string hash, int jobs)
    {
        if (Store.Claim(new TrialList([hash])) is { } claim)
            Fail(claim, $"Its process ended in {jobs} jobs while it ran; it may need more memory than there is.");
    }

    WorkerRecord Of(WorkerWord word, TrialClaim claim)
    {
        lock (_lock)
            return new(word, Now, claim.Hash) { Started = _started.GetValueOrDefault(claim.Hash) };
    }

    long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    void Append(WorkerRecord record, bool isCommitted = true)
    {
        try
        {
            file.Append(record.Write(), isCommitted);
        }
        catch (IOException failure)
        {
            throw new StudyStoreException(
                $"The worker's file of results cannot be written ({failure.Message.TrimEnd('.')}).",
                "Make room in the folder of the bundle; what has ended before is kept, and the rest can be submitted " +
                "again.", failure);
        }
    }
}

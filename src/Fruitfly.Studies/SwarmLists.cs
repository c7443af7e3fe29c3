namespace Fruitfly.Studies;

/// <summary>Which planned trials of a run may run together. Not safe for threads.</summary>
sealed class SwarmLists
{
    readonly Dictionary<string, Group> _groups = [];

    /// <summary>None may.</summary>
    public SwarmLists()
    {
    }

    public SwarmLists(IStudyStore store, TrialList trials, ISwarmExecution execution)
    {
        var states = store.States(trials.Hashes);
        var planned = trials.Hashes.Distinct()
            .Where(hash => states.GetValueOrDefault(hash, TrialState.Failed) == TrialState.Planned).ToList();
        var keyed =
            from record in planned.Count < 2 ? [] : store.Trials(new TrialList(planned))
            let key = KeyOf(execution, record)
            where key is not null
            group record.Hash by key into hashes
            where hashes.Count() >= hashes.Key.Least
            select hashes;
        foreach (var hashes in keyed)
        {
            var group = new Group(hashes.Key, new TrialList([.. hashes], trials.Seconds));
            foreach (var hash in hashes)
                _groups.Add(hash, group);
        }
    }

    /// <summary>Claims more trials that may run with a claimed one, which is the first of them; alone it stays where
    /// there are too few.</summary>
    /// <param name="share">trials that are this worker's fair share of those that are left</param>
    public List<TrialClaim> Claim(IStudyStore store, TrialClaim first, int share)
    {
        List<TrialClaim> claims = [first];
        // A trial that has ended its process runs alone.
        if (first.Attempt > 1 || !_groups.TryGetValue(first.Hash, out var group) || group.Key.Least > share)
            return claims;
        var size = Math.Min(group.Key.Most, share);
        while (claims.Count < size && store.Claim(group.Trials) is { } claim)
        {
            if (claim.Attempt > 1)
            {
                store.Release(claim);
                break;
            }
            claims.Add(claim);
        }
        return claims;
    }

    static SwarmKey? KeyOf(ISwarmExecution execution, TrialRecord record)
    {
        try
        {
            return record.State == TrialState.Planned
                ? execution.KeyOf(CanonicalDescription.Parse(record.Description)) : null;
        }
        catch (Exception failure) when (failure is not StudyStoreException) // a user's kind may throw anything
        {
            return null; // alone it fails with its message
        }
    }

    sealed record Group(SwarmKey Key, TrialList Trials);
}

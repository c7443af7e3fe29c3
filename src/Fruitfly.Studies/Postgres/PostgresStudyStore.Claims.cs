using System.Data;
using Dapper;

namespace Fruitfly.Studies.Postgres;

// A claim is one short statement that passes over what others are claiming. Of several trials claimed at once the first
// is started with it; the others are started when it is their turn, so that a worker that dies is charged with those
// that it ran alone.
sealed partial class PostgresStudyStore
{
    const int MostQueues = 16, LeftAtOnce = 256;

    /// <summary>A start need not outlast a crash of the server: then only the attempt is not counted.</summary>
    const string WithoutWaiting = "(SELECT set_config('synchronous_commit', 'off', true))";

    readonly Lock _claiming = new();
    readonly List<ClaimQueue> _queues = [];
    readonly Dictionary<string, TrialList> _studies = [];
    readonly HashSet<(string Hash, long Epoch)> _held = [];
    long? _worker;

    public TrialClaim? Claim(string study, bool lastAttempts = false)
    {
        lock (_claiming)
        {
            if (_studies.TryGetValue(study, out var planned) && Claim(planned, lastAttempts) is { } claim)
                return claim;
            // Another process may have planned it again since.
            var now = List(study);
            if (planned is not null && now.Hashes.SequenceEqual(planned.Hashes))
                return null;
            Forget(study);
            return Claim(_studies[study] = now, lastAttempts);
        }
    }

    public TrialClaim? Claim(TrialList trials, bool lastAttempts = false)
    {
        lock (_claiming)
        {
            var queue = QueueOf(trials);
            if (Take(queue, lastAttempts) is not { } claimed)
                return null;
            _held.Add((claimed.Hash, claimed.Epoch));
            return Read(claimed);
        }
    }

    public void Release(TrialClaim claim) => Release(claim.Hash, claim.Epoch);

    TrialClaim Read(ClaimedTrial claimed)
    {
        try
        {
            return claimed.Json is not null && TrialIdentity.HashOf(claimed.Json) == claimed.Hash
                ? new TrialClaim(claimed.Hash, CanonicalDescription.Parse(claimed.Json), (int)claimed.Attempts)
                { Epoch = claimed.Epoch }
                : throw new FormatException("Its description has another hash.");
        }
        catch (FormatException failure)
        {
            Release(claimed.Hash, claimed.Epoch);
            throw Unreadable(failure, $"trial {claimed.Hash}");
        }
    }

    ClaimQueue QueueOf(TrialList trials)
    {
        if (_queues.Find(queue => queue.Trials == trials) is { } known)
            return known;
        if (_queues.Count == MostQueues)
            GiveBack(_queues[0]);
        _session.KeepPlans();
        var queue = new ClaimQueue(trials);
        _queues.Add(queue);
        return queue;
    }

    ClaimedTrial? Take(ClaimQueue queue, bool lastAttempts)
    {
        while (queue.Ready.TryDequeue(out var ready))
            if (Start(ready) is { } attempts)
                return new() { Hash = ready.Hash, Json = ready.Json, Epoch = ready.Epoch, Attempts = attempts };
        var hasLooked = false;
        while (true)
        {
            if (queue.IsAtEnd)
            {
                if (hasLooked)
                    return null;
                hasLooked = true;
                queue.Left(Waiting(queue.Trials, lastAttempts));
                if (queue.IsAtEnd)
                    return null;
            }
            var candidates = queue.Next();
            var claimed = queue.IsLooking
                ? ClaimAmong(candidates, 1, lastAttempts ? TrialClaim.MaximumAttempts : TrialClaim.MaximumAttempts - 1)
                : ClaimAmong(candidates, queue.Most(candidates), 1);
            queue.Tried(candidates, claimed.Count == 0 ? null : claimed[^1].Hash);
            foreach (var next in claimed.Skip(1))
                queue.Ready.Enqueue(next);
            if (claimed.Count > 0)
                return claimed[0];
            if (queue.Ahead() is { Length: > 0 } ahead)
                queue.GoAhead(ahead, FirstWaiting([.. ahead.Select(place => queue.Trials.Hashes[place])]));
        }
    }

    int? FirstWaiting(string[] hashes) => Reading(connection => connection.QuerySingle<int?>(
        $"""
        SELECT min(place)::int - 1 FROM unnest(@hashes) WITH ORDINALITY AS given (hash, place)
        JOIN fruitfly.trials USING (hash) WHERE {OneByOne} AND attempts = 0
        """,
        new { hashes }));

    // Written so that the index of all that wait cannot be used for it: until the table is analyzed, about a minute
    // after planning, that index looks small, and would be read whole for every claim.
    const string OneByOne = "CASE state WHEN 'planned' THEN true ELSE false END";

    List<string> Waiting(TrialList trials, bool lastAttempts) => Reading(connection =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT FROM fruitfly.trials WHERE state = 'planned')")
            ? connection.Query<string>(
                $"""
                SELECT hash FROM unnest(@hashes) WITH ORDINALITY AS given (hash, place)
                JOIN fruitfly.trials USING (hash)
                WHERE {OneByOne} AND (attempts + 1 < @maximum OR @lastAttempts)
                GROUP BY hash, attempts ORDER BY attempts, min(place) LIMIT @LeftAtOnce
                """,
                new { hashes = Array(trials), maximum = TrialClaim.MaximumAttempts, lastAttempts, LeftAtOnce })
                .AsList()
            : []);

    /// <param name="attempts">the most of a trial, with this one: those tried before wait for the others</param>
    List<ClaimedTrial> ClaimAmong(string[] candidates, int most, int attempts) => Writing((connection, isRetry) =>
    {
        if (isRetry)
            GiveBackUnknown(connection);
        var worker = Enter(connection);
        var claimed = connection.Query<ClaimedTrial>(
            $"""
            WITH next AS (
              SELECT trials.id, place
              FROM unnest(@candidates) WITH ORDINALITY AS given (hash, place) JOIN fruitfly.trials USING (hash)
              WHERE {OneByOne} AND attempts < @attempts
              ORDER BY place LIMIT @most FOR UPDATE OF trials SKIP LOCKED),
            first AS (SELECT min(place) AS place FROM next)
            UPDATE fruitfly.trials SET state = 'running', epoch = epoch + 1, worker = @worker, ended = NULL,
              attempts = attempts + CASE WHEN next.place = first.place THEN 1 ELSE 0 END,
              started = CASE WHEN next.place = first.place THEN fruitfly.store_time() END
            FROM next, first WHERE trials.id = next.id
            RETURNING hash, attempts, epoch, next.place,
              (SELECT json FROM fruitfly.descriptions WHERE trial = trials.id) AS json
            """,
            new { candidates, attempts, most, worker });
        _worker = worker;
        return claimed.OrderBy(trial => trial.Place).ToList();
    });

    /// <returns>how many attempts there were with this one; null where the claim was lost</returns>
    long? Start(ClaimedTrial ready) => WritingAtOnce((connection, isRetry) => connection.QuerySingleOrDefault<long?>(
        $"""
        UPDATE fruitfly.trials SET started = fruitfly.store_time(),
          attempts = attempts + CASE WHEN started IS NULL THEN 1 ELSE 0 END
        FROM {WithoutWaiting} AS setting WHERE hash = @Hash AND {IsOurs} AND (started IS NULL OR @isRetry)
        RETURNING attempts
        """,
        new { ready.Hash, ready.Epoch, worker = _worker, isRetry }));

    // Ours only while it is ours: a worker that was thought dead may have lost it, and even claimed it again.
    const string IsOurs = "state = 'running' AND worker = @worker AND epoch = @Epoch";

    void Release(string hash, long epoch)
    {
        WritingAtOnce((connection, _) => connection.Execute(
            $"""
            UPDATE fruitfly.trials SET state = 'planned', attempts = attempts - 1, worker = NULL, started = NULL
            WHERE hash = @hash AND {IsOurs}
            """,
            new { hash, Epoch = epoch, worker = _worker }));
        Drop(hash, epoch);
    }

    void Drop(string hash, long epoch)
    {
        lock (_claiming)
            _held.Remove((hash, epoch));
    }

    // A claim whose answer was lost with the connection: it is at the server, and not here.
    void GiveBackUnknown(IDbConnection connection) => connection.Execute(
        $"UPDATE fruitfly.trials SET {Planned} WHERE worker = @worker AND NOT hash = ANY(@known)",
        new
        {
            worker = _worker,
            known = _held.Select(claim => claim.Hash)
                .Concat(_queues.SelectMany(queue => queue.Ready.Select(ready => ready.Hash))).ToArray(),
        });

    // They may not belong to the study any more, or come in another order.
    void Forget(string study)
    {
        lock (_claiming)
            if (_studies.Remove(study, out var planned)
                && _queues.Find(queue => queue.Trials == planned) is { } queue)
                GiveBack(queue);
    }

    void GiveBack(ClaimQueue queue)
    {
        _queues.Remove(queue);
        var ready = queue.Ready.Select(claimed => claimed.Hash).ToArray();
        if (ready.Length > 0)
            Writing((connection, _) => connection.Execute(
                $"UPDATE fruitfly.trials SET {Planned} WHERE worker = @worker AND started IS NULL AND hash = ANY(@ready)",
                new { worker = _worker, ready }));
    }

    const string Planned = "state = 'planned', worker = NULL, started = NULL, " +
        "attempts = attempts - CASE WHEN started IS NULL THEN 0 ELSE 1 END";

    static string[] Array(TrialList trials) => trials.Hashes as string[] ?? [.. trials.Hashes];
}

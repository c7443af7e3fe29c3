using Dapper;
using Fruitfly.Studies.Rows;

namespace Fruitfly.Studies.Sqlite;

public sealed partial class SqliteStudyStore
{
    const int CandidatesAtOnce = 256;

    // Hashes that were planned when last looked, by study or list: looking for each claim again would read all of it.
    readonly Dictionary<(object Source, bool LastAttempts), Queue<string>> _candidates = [];
    readonly WorkerLeases _leases;
    long? _worker;

    public TrialClaim? Claim(string study, bool lastAttempts = false) =>
        Claim(study, () => (OfStudy, StudyId(study)), lastAttempts);

    // The places are those of a study, or of a list; both are found only under the lock.
    TrialClaim? Claim(object source, Func<(string Places, long Id)> find, bool lastAttempts)
    {
        var claimed = Guarded(() => ClaimRow(source, find, lastAttempts));
        if (claimed is null)
            return null;
        try
        {
            return claimed.Json is not null && TrialIdentity.HashOf(claimed.Json) == claimed.Hash
                ? new TrialClaim(claimed.Hash, CanonicalDescription.Parse(claimed.Json),
                    claimed.Attempts)
                { Epoch = claimed.Epoch }
                : throw new FormatException("Its description has another hash.");
        }
        catch (FormatException failure)
        {
            Release(claimed.Hash, claimed.Epoch);
            throw Unreadable(failure, $"trial {claimed.Hash}");
        }
    }

    public bool Complete(TrialClaim claim, TrialResult result, TrialProvenance provenance) => Writing(_ =>
    {
        var row = ResultRow.Of(result, provenance);
        var trial = End(claim, row.State, null);
        if (trial is null)
            return false;
        AddResult(trial.Value, row, _identity.Host);
        AddPredictions(trial.Value, result.History.Predictions);
        return true;
    });

    public bool Fail(TrialClaim claim, string error) => Writing(_ => End(claim, "failed", error) is not null);

    public void Release(TrialClaim claim) => Release(claim.Hash, claim.Epoch);

    public void Beat() => Guarded(() =>
    {
        if (_worker is not null)
            _connection.Execute("UPDATE workers SET heartbeat = @now WHERE id = @_worker", new { now = Now, _worker });
    });

    public int Recover() => Guarded(() =>
    {
        var gone = Gone();
        return gone.Count == 0 ? 0 : Writing(_ => Gone().Sum(TakeBack));
    });

    // Ours to end only while it is ours: a worker that was thought dead may have lost it, and even claimed it again.
    long? End(TrialClaim claim, string state, string? error) => _connection.QuerySingleOrDefault<long?>(
        """
        UPDATE trials SET state = @state, error = @error, ended = @now, worker = NULL
        WHERE hash = @Hash AND state = 'running' AND epoch = @Epoch RETURNING id
        """,
        new { state, error, now = Now, claim.Hash, claim.Epoch });

    void Release(string hash, long epoch) => Writing(_ => _connection.Execute(
        """
        UPDATE trials SET state = 'planned', attempts = attempts - 1, worker = NULL, started = NULL
        WHERE hash = @hash AND state = 'running' AND epoch = @epoch
        """,
        new { hash, epoch }));

    ClaimedRow? ClaimRow(object source, Func<(string Places, long Id)> find, bool lastAttempts)
    {
        while (true)
        {
            if (!_candidates.TryGetValue((source, lastAttempts), out var candidates))
                _candidates[(source, lastAttempts)] = candidates = [];
            if (candidates.Count == 0)
                foreach (var hash in ReadCandidates(find(), lastAttempts))
                    candidates.Enqueue(hash);
            if (candidates.Count == 0)
                return null;
            var (worker, claimed) = Writing<(long, ClaimedRow?)>(_ =>
            {
                var worker = Enter();
                while (candidates.TryDequeue(out var hash))
                    if (Take(hash, worker) is { } claimed)
                        return (worker, claimed);
                return (worker, null);
            });
            _worker = worker;
            if (claimed is not null)
                return claimed;
        }
    }

    List<string> ReadCandidates((string Places, long Id) source, bool lastAttempts) => _connection.Query<string>(
        $"""
        SELECT hash FROM {source.Places} AS places JOIN trials ON trials.id = places.trial
        WHERE state = 'planned' AND (attempts + 1 < @maximum OR @lastAttempts)
        ORDER BY attempts, position LIMIT @CandidatesAtOnce
        """,
        new { id = source.Id, maximum = TrialClaim.MaximumAttempts, lastAttempts, CandidatesAtOnce }).AsList();

    ClaimedRow? Take(string hash, long worker) => _connection.QuerySingleOrDefault<ClaimedRow>(
        """
        UPDATE trials SET state = 'running', attempts = attempts + 1, epoch = epoch + 1, worker = @worker, started = @now, ended = NULL
        WHERE hash = @hash AND state = 'planned'
        RETURNING hash, attempts, epoch, (SELECT json FROM descriptions WHERE trial = trials.id) AS json
        """,
        new { hash, worker, now = Now });

    // Others may have taken this worker for dead, such as after the machine slept; then it is a new one.
    long Enter() => _connection.QuerySingleOrDefault<long?>(
        "UPDATE workers SET heartbeat = @now WHERE id = @_worker RETURNING id", new { now = Now, _worker })
        ?? _connection.ExecuteScalar<long>(
            "INSERT INTO workers (host, process, token, space, heartbeat) VALUES (@Host, @ProcessId, @Token, " +
            "@Space, @now) RETURNING id",
            new { _identity.Host, _identity.ProcessId, _identity.Token, _identity.Space, now = Now });

    // They may not belong to the study any more, or come in another order.
    void ForgetCandidates(object source)
    {
        _candidates.Remove((source, false));
        _candidates.Remove((source, true));
    }

    void Leave()
    {
        if (_worker is not { } worker)
            return;
        Writing(_ => _connection.Execute(
            """
            UPDATE trials SET state = 'planned', attempts = attempts - 1, worker = NULL, started = NULL WHERE worker = @worker;
            DELETE FROM workers WHERE id = @worker
            """,
            new { worker }));
        _worker = null;
    }

    public AwaitedWorker? Awaited(TrialList trials) => Guarded(() => _connection.Query<WorkerRow>(
        $"""
        SELECT workers.id, host, process, token, space, heartbeat, count(*) AS Trials
        FROM {OfList} AS places JOIN trials ON trials.id = places.trial JOIN workers ON workers.id = trials.worker
        WHERE workers.id IS NOT @worker GROUP BY workers.id
        """,
        new { id = Listed(trials), worker = _worker })
        .Select(row => new AwaitedWorker(
            row.Host, row.Process, row.Trials, SilenceOf(row),
            row.Identity.IsRunning is null ? Later(WorkerIdentity.Silence - SilenceOf(row)) : null))
        .MaxBy(worker => worker.TakenBackIn ?? TimeSpan.MaxValue));

    static TimeSpan Later(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    List<WorkerRow> Gone() =>
        _connection.Query<WorkerRow>("SELECT id, host, process, token, space, heartbeat FROM workers")
        .Where(row => row.Id != _worker && !IsAlive(row)).AsList();

    bool IsAlive(WorkerRow row) => row.Identity.IsAlive(SilenceOf(row));

    TimeSpan SilenceOf(WorkerRow row) => _leases.Silence(row.Id, row.Heartbeat);

    int TakeBack(WorkerRow worker)
    {
        var count = _connection.Execute(
            $"""
            UPDATE trials SET worker = NULL, ended = @now,
              state = CASE WHEN attempts < @maximum THEN 'planned' ELSE 'failed' END,
              error = CASE WHEN attempts < @maximum THEN NULL
                ELSE {TriedTooOften.Sql} END
            WHERE worker = @Id
            """,
            new { worker.Id, maximum = TrialClaim.MaximumAttempts, now = Now });
        _connection.Execute("DELETE FROM workers WHERE id = @Id", new { worker.Id });
        _leases.Forget(worker.Id);
        return count;
    }

    sealed class ClaimedRow
    {
        public string Hash { get; init; } = "";
        public string? Json { get; init; }
        public int Attempts { get; init; }
        public long Epoch { get; init; }
    }

    sealed class WorkerRow
    {
        public long Id { get; init; }
        public string Host { get; init; } = "";
        public int Process { get; init; }
        public string Token { get; init; } = "";
        public string? Space { get; init; }
        public long Heartbeat { get; init; }
        public int Trials { get; init; }
        public WorkerIdentity Identity => new(Host, Process, Token, Space);
    }
}

using System.Data;
using Dapper;

namespace Fruitfly.Studies.Postgres;

// A worker lives as long as its lease, by the server's clock; one that is known to have ended is not waited for.
sealed partial class PostgresStudyStore
{
    // No worker could say that it lives while the server was away.
    const string Silent = "extract(epoch FROM clock_timestamp() - greatest(heartbeat, pg_postmaster_start_time()))" +
        "::double precision AS Silent";

    const string WorkerColumns = $"workers.id, host, process, token, space, lease, {Silent}";

    public void Beat() => Guarded(() => _session.Run((connection, _) =>
    {
        if (_worker is { } worker && connection.Execute(
            "UPDATE fruitfly.workers SET heartbeat = clock_timestamp() WHERE id = @worker", new { worker }) == 0)
            _worker = null; // others took it for dead
        return true;
    }));

    public int Recover()
    {
        var gone = Reading(Gone);
        return gone.Count == 0 ? 0 : Writing((connection, _) => gone.Sum(worker => TakeBack(connection, worker)));
    }

    public AwaitedWorker? Awaited(TrialList trials) => Reading(connection =>
    {
        var listed = trials.Hashes.ToHashSet();
        return connection.Query<(long Worker, string Hash)>(
            "SELECT worker, hash FROM fruitfly.trials WHERE worker IS NOT NULL AND worker IS DISTINCT FROM @worker",
            new { worker = _worker })
            .Where(running => listed.Contains(running.Hash))
            .CountBy(running => running.Worker)
            .Join(Workers(connection), counted => counted.Key, row => row.Id, (counted, row) => new AwaitedWorker(
                row.Host, row.Process, counted.Value, row.Silence, row.TakenBackIn))
            .MaxBy(worker => worker.TakenBackIn);
    });

    // Others may have taken this worker for dead, such as after the machine slept; then it is a new one.
    long Enter(IDbConnection connection) => connection.QuerySingleOrDefault<long?>(
        "UPDATE fruitfly.workers SET heartbeat = clock_timestamp() WHERE id = @worker RETURNING id",
        new { worker = _worker })
        ?? connection.ExecuteScalar<long>(
            """
            INSERT INTO fruitfly.workers (host, process, token, space, heartbeat, lease)
            VALUES (@Host, @ProcessId, @Token, @Space, clock_timestamp(), @lease) RETURNING id
            """,
            new { _identity.Host, _identity.ProcessId, _identity.Token, _identity.Space, lease = _lease.TotalSeconds });

    void Leave()
    {
        if (_worker is not { } worker)
            return;
        Writing((connection, _) => connection.Execute(
            $"""
            UPDATE fruitfly.trials SET {Planned} WHERE worker = @worker;
            DELETE FROM fruitfly.workers WHERE id = @worker
            """,
            new { worker }));
        _worker = null;
    }

    static IEnumerable<WorkerRow> Workers(IDbConnection connection) =>
        connection.Query<WorkerRow>($"SELECT {WorkerColumns} FROM fruitfly.workers");

    List<WorkerRow> Gone(IDbConnection connection) =>
        Workers(connection).Where(row => row.Id != _worker && !row.IsAlive).AsList();

    List<WorkerRow> Users(IDbConnection connection, string study) =>
        connection.Query<WorkerRow>(
            $"""
            SELECT {WorkerColumns}, count(*) AS Trials FROM fruitfly.studies
            JOIN fruitfly.study_trials ON study = studies.id JOIN fruitfly.trials ON trials.id = trial
            JOIN fruitfly.workers ON workers.id = worker
            WHERE name = @study AND workers.id IS DISTINCT FROM @worker GROUP BY workers.id
            """,
            new { study, worker = _worker }).Where(row => row.IsAlive).AsList();

    // One that has said since that it lives keeps its trials.
    int TakeBack(IDbConnection connection, WorkerRow worker)
    {
        var now = connection.QuerySingleOrDefault<WorkerRow>(
            $"SELECT {WorkerColumns} FROM fruitfly.workers WHERE id = @Id FOR UPDATE SKIP LOCKED", new { worker.Id });
        if (now is null || now.IsAlive)
            return 0;
        var count = connection.Execute(
            $"""
            UPDATE fruitfly.trials SET worker = NULL, ended = fruitfly.store_time(),
              state = CASE WHEN attempts < @maximum THEN 'planned' ELSE 'failed' END,
              error = CASE WHEN attempts < @maximum THEN NULL ELSE {Rows.TriedTooOften.Sql} END
            WHERE worker = @Id
            """,
            new { worker.Id, maximum = TrialClaim.MaximumAttempts });
        connection.Execute("DELETE FROM fruitfly.workers WHERE id = @Id", new { worker.Id });
        return count;
    }
}

using System.Data;
using Dapper;
using Fruitfly.Studies.Rows;
using Npgsql;

namespace Fruitfly.Studies.Postgres;

// Results of another store come by the hundred: one statement takes the trials, and one copy fills each table.
sealed partial class PostgresStudyStore
{
    public int Receive(IReadOnlyList<TrialCopy> trials)
    {
        List<TrialCopy> ended =
            [.. trials.Where(copy => copy.Trial.HasEnded).DistinctBy(copy => copy.Trial.Hash)];
        return Writing((connection, _) =>
        {
            var taken = Taken(connection, ended);
            List<ReceivedResult> results =
            [
                .. from copy in ended
                   where copy.Trial is { Result: not null, Provenance: not null } && taken.ContainsKey(copy.Trial.Hash)
                   select new ReceivedResult(taken[copy.Trial.Hash], copy.Trial.Hash,
                       ResultRow.Of(copy.Trial.Result!, copy.Trial.Provenance!), copy.Trial.Host, copy.Predictions),
            ];
            AddResults((NpgsqlConnection)connection, results);
            return taken.Count;
        });
    }

    /// <returns>the numbers of those that were planned here, by hash</returns>
    static Dictionary<string, long> Taken(IDbConnection connection, List<TrialCopy> ended) =>
        connection.Query<(string Hash, long Id)>(
            """
            WITH taken AS ( -- in the order of their hashes, as others may receive the same
              SELECT id, given.* FROM unnest(@hashes, @states, @attempts, @starts, @ends, @errors)
                AS given (name, result, tries, began, ending, problem)
              JOIN fruitfly.trials ON hash = name WHERE state = 'planned' ORDER BY hash FOR UPDATE OF trials)
            UPDATE fruitfly.trials
            SET state = result, attempts = tries, started = began, ended = ending, error = problem
            FROM taken WHERE trials.id = taken.id RETURNING hash, trials.id
            """,
            new
            {
                hashes = ended.Select(copy => copy.Trial.Hash).ToArray(),
                states = ended.Select(copy => StoredValue.Of(copy.Trial.State)).ToArray(),
                attempts = ended.Select(copy => (long)copy.Trial.Attempts).ToArray(),
                starts = ended.Select(copy => copy.Started?.ToUnixTimeMilliseconds()).ToArray(),
                ends = ended.Select(copy => copy.Trial.Ended?.ToUnixTimeMilliseconds()).ToArray(),
                errors = ended.Select(copy => copy.Trial.Error is { } error ? Text(error) : null).ToArray(),
            }).ToDictionary(row => row.Hash, row => row.Id);

    static void AddResults(NpgsqlConnection connection, List<ReceivedResult> results)
    {
        Fill("results", $"{ResultColumns}, checksum, host",
            result => [.. result.Row.Values, result.Row.ChecksumFor(result.Hash), result.Host]);
        Fill("curves", "evaluations, checksum",
            result => [result.Row.Curve, Checksum.Of(result.Hash, result.Row.Curve)]);
        Fill("predictions", "outputs, checksum",
            result => result.Predictions is { } predictions && PredictionsFormat.Write(predictions) is var outputs
                ? [outputs, Checksum.Of(result.Hash, outputs)] : null);

        void Fill(string table, string columns, Func<ReceivedResult, object?[]?> row)
        {
            using var copy = connection.BeginBinaryImport(
                $"COPY fruitfly.{table} (trial, {columns}) FROM STDIN (FORMAT BINARY)");
            foreach (var result in results)
                if (row(result) is { } values)
                    copy.WriteRow([result.Trial, .. values]);
            copy.Complete();
        }
    }

    /// <param name="Trial">its number here</param>
    sealed record ReceivedResult(long Trial, string Hash, ResultRow Row, string? Host, float[]? Predictions);
}

using Dapper;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Sqlite;

// What is asked of one trial whichever studies plan it, and of what made a study.
public sealed partial class SqliteStudyStore
{
    public IReadOnlyList<string> Hashes(string prefix, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        // Hashes are ordered as texts, so that those with a beginning stand together; no digit comes after 'g'.
        return prefix.All(char.IsAsciiHexDigit)
            ? Guarded(() => _connection.Query<string>(
                "SELECT hash FROM trials WHERE hash >= @from AND hash < @to ORDER BY hash LIMIT @most",
                new { from = prefix.ToLowerInvariant(), to = prefix.ToLowerInvariant() + 'g', most }).AsList())
            : [];
    }

    public TrialStory? Story(string hash) => Guarded(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: true); // one moment, while others write
        var row = _connection.QuerySingleOrDefault<StoryRow>(
            $"""
            SELECT trials.id, hash, json, state, attempts, epoch, error, started, ended, worker, seconds, diverged_step AS DivergedStep,
              instruction_set AS InstructionSet, numerics, program, runtime,
              trials.checksum IS {TrialChecksum} AND (results.trial IS NULL OR results.checksum IS {ResultChecksum("hash")}) AS IsWhole
            FROM trials LEFT JOIN descriptions ON descriptions.trial = trials.id LEFT JOIN results ON results.trial = trials.id
            WHERE hash = @hash
            """,
            new { hash });
        if (row is null)
            return null;
        if (!row.IsWhole || row.Json is null || TrialIdentity.HashOf(row.Json) != row.Hash)
            throw new FormatException($"Trial {hash} is not what was written there.");
        return new TrialStory(
            row.Hash, row.Json, State(row.State), row.Attempts, row.Epoch, row.Error, Time(row.Started),
            Time(row.Ended))
        {
            Seconds = row.Seconds, DivergedStep = row.DivergedStep,
            Provenance = row.InstructionSet is null
                ? null : new(row.InstructionSet, row.Numerics, row.Program, row.Runtime),
            Worker = row.Worker is null ? null : WorkerOf(row.Worker.Value),
            Places =
            [
                .. _connection.Query<(string Study, string Experiment, long Position)>(
                    "SELECT name, experiment, min(position) FROM study_trials JOIN studies ON studies.id = study " +
                    "WHERE trial = @Id GROUP BY study ORDER BY name", new { row.Id })
                    .Select(place => new TrialPlace(place.Study, place.Experiment, (int)place.Position)),
            ],
        };
    });

    public IReadOnlyList<StudyEnvironment> Environments(string study) => Guarded(() =>
    {
        var environments = new List<StudyEnvironment>();
        using var rows = _connection.ExecuteReader(
            $"""
            SELECT instruction_set, numerics, program, runtime, count(*), min(checksum IS {ResultChecksum(HashOfTrial)}) FROM results
            WHERE trial IN (SELECT trial FROM study_trials WHERE study = @id)
            GROUP BY instruction_set, numerics, program, runtime ORDER BY count(*) DESC, instruction_set, program, runtime
            """,
            new { id = StudyId(study) });
        while (rows.Read())
            environments.Add(rows.GetBoolean(5)
                ? new(new(rows.GetString(0), rows.GetInt32(1), rows.GetString(2), rows.GetString(3)), rows.GetInt32(4))
                : throw Damaged($"A result of the study '{study}'"));
        return environments;
    });

    TrialWorker? WorkerOf(long id) => _connection.QuerySingleOrDefault<WorkerRow>(
        "SELECT id, host, process, token, space, heartbeat FROM workers WHERE id = @id", new { id }) is { } row
        ? new(row.Host, row.Process, SilenceOf(row), IsAlive(row)) : null;

    sealed class StoryRow
    {
        public long Id { get; init; }
        public string Hash { get; init; } = "";
        public string? Json { get; init; }
        public string State { get; init; } = "";
        public int Attempts { get; init; }
        public long Epoch { get; init; }
        public string? Error { get; init; }
        public long? Started { get; init; }
        public long? Ended { get; init; }
        public long? Worker { get; init; }
        public double? Seconds { get; init; }
        public int? DivergedStep { get; init; }
        public string? InstructionSet { get; init; }
        public int Numerics { get; init; }
        public string Program { get; init; } = "";
        public string Runtime { get; init; } = "";
        public bool IsWhole { get; init; }
    }
}

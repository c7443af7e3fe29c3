using System.Data;
using Dapper;
using Fruitfly.Studies.Rows;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Postgres;

// What is asked of one trial whichever studies plan it, of what made a study, and of what runs.
sealed partial class PostgresStudyStore
{
    public IReadOnlyList<string> Hashes(string prefix, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        // Hashes are ordered as texts, so that those with a beginning stand together; no digit comes after 'g'.
        return prefix.All(char.IsAsciiHexDigit)
            ? Reading(connection => connection.Query<string>(
                "SELECT hash FROM fruitfly.trials WHERE hash >= @from AND hash < @to ORDER BY hash LIMIT @most",
                new { from = prefix.ToLowerInvariant(), to = prefix.ToLowerInvariant() + 'g', most }).AsList())
            : [];
    }

    public TrialStory? Story(string hash) => ReadingMoment(connection =>
    {
        var places = connection.Query<(string Study, string Experiment, long Position)>(
            """
            SELECT name, experiment, min(position) FROM fruitfly.study_trials
            JOIN fruitfly.studies ON studies.id = study JOIN fruitfly.trials ON trials.id = trial
            WHERE hash = @hash GROUP BY studies.id ORDER BY name
            """,
            new { hash }).Select(place => new TrialPlace(place.Study, place.Experiment, (int)place.Position)).ToList();
        var worker = connection.QuerySingleOrDefault<WorkerRow>(
            $"SELECT {WorkerColumns} FROM fruitfly.trials JOIN fruitfly.workers ON workers.id = worker WHERE hash = @hash",
            new { hash });
        using var row = connection.ExecuteReader(
            $"""
            SELECT hash, json, state, attempts, epoch, error, started, ended, results.trial, {ResultColumns}, results.checksum
            FROM fruitfly.trials LEFT JOIN fruitfly.descriptions ON descriptions.trial = trials.id
            LEFT JOIN fruitfly.results ON results.trial = trials.id WHERE hash = @hash
            """,
            new { hash });
        return row.Read() ? Story(row, worker, places) : null;
    });

    public IReadOnlyList<StudyEnvironment> Environments(string study) => Reading(connection =>
        connection.Query<(string InstructionSet, long Numerics, string Program, string Runtime, long Count)>(
            """
            SELECT instruction_set, numerics, program, runtime, count(*) FROM fruitfly.results
            WHERE trial IN (SELECT trial FROM fruitfly.study_trials WHERE study = @id)
            GROUP BY instruction_set, numerics, program, runtime
            ORDER BY count(*) DESC, instruction_set, program, runtime
            """,
            new { id = StudyId(connection, study) })
            .Select(row => new StudyEnvironment(
                new(row.InstructionSet, (int)row.Numerics, row.Program, row.Runtime), (int)row.Count)).ToList());

    public IReadOnlyList<StudyActivity> Activities() => ReadingMoment<IReadOnlyList<StudyActivity>>(connection =>
    {
        var now = connection.ExecuteScalar<long>("SELECT fruitfly.store_time()");
        var since = now - (long)StudyActivity.Lately.TotalMilliseconds;
        return
        [
            .. connection.Query<ActivityRow>(
                """
                SELECT studies.id, name, count(*) FILTER (WHERE ended >= @since) AS Ended,
                  min(started) FILTER (WHERE ended >= @since) AS Began,
                  max(greatest(coalesce(ended, 0), coalesce(started, 0))) AS News
                FROM fruitfly.studies JOIN fruitfly.study_trials ON study = studies.id
                JOIN fruitfly.trials ON trials.id = trial
                WHERE studies.id IN (SELECT study FROM fruitfly.study_trials
                  JOIN fruitfly.trials ON trials.id = trial WHERE worker IS NOT NULL)
                GROUP BY studies.id
                """,
                new { since }).Select(row => Activity(connection, row, now)),
        ];
    });

    // All by the server's clock, and told as ages by this one, which may be another.
    StudyActivity Activity(IDbConnection connection, ActivityRow row, long now)
    {
        var workers = connection.Query<WorkerRow>(
            $"""
            SELECT {WorkerColumns} FROM fruitfly.workers WHERE id IN
              (SELECT worker FROM fruitfly.study_trials JOIN fruitfly.trials ON trials.id = trial
               WHERE study = @Id AND worker IS NOT NULL)
            """,
            new { row.Id }).AsList();
        var silent = workers.Select(worker => worker.Silence)
            .Append(TimeSpan.FromMilliseconds(Math.Max(0, now - row.News))).Min();
        var seconds = row.Began is { } began ? (now - began) / 1000.0 : 0;
        return new(row.Name, workers.Any(worker => worker.IsAlive), _time.GetUtcNow() - silent,
            row.Ended > 0 && seconds > 0 ? row.Ended / Math.Min(seconds, StudyActivity.Lately.TotalSeconds) : null);
    }

    static TrialStory Story(IDataReader row, WorkerRow? worker, List<TrialPlace> places)
    {
        const int FirstOfResult = 9, DivergedStep = FirstOfResult + 7, Seconds = FirstOfResult + 10;
        var (hash, hasResult) = (row.GetString(0), !row.IsDBNull(8));
        if (row.IsDBNull(1) || TrialIdentity.HashOf(row.GetString(1)) != hash
            || hasResult && !IsWhole(row, hash, FirstOfResult))
            throw Damaged($"Trial {hash}");
        return new TrialStory(
            hash, row.GetString(1), State(row.GetString(2)), (int)row.GetInt64(3), row.GetInt64(4),
            row.IsDBNull(5) ? null : row.GetString(5), Time(Number(6)), Time(Number(7)))
        {
            Seconds = hasResult ? row.GetDouble(Seconds) : null, DivergedStep = (int?)Number(DivergedStep),
            Provenance = hasResult
                ? new(row.GetString(Seconds + 1), (int)row.GetInt64(Seconds + 2), row.GetString(Seconds + 3),
                    row.GetString(Seconds + 4))
                : null,
            Worker = worker is null ? null : new(worker.Host, worker.Process, worker.Silence, worker.IsAlive),
            Places = places,
        };

        long? Number(int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
    }
}

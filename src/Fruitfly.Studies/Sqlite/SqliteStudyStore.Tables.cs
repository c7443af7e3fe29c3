using System.Data;
using System.Text.Json;
using Dapper;
using Fruitfly.Studies.Rows;
using Fruitfly.Studies.Tables;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Sqlite;

// What tables need of studies that may have 100,000 trials: one pass over narrow rows, and never a curve.
public sealed partial class SqliteStudyStore
{
    static readonly IReadOnlyDictionary<TrialMeasure, string> Columns = TrialSorting.Columns;

    static readonly string Measured = string.Join(", ", Columns.Values);

    // Materialized, so that it gets an index: there may be as many settings as trials.
    const string Ranks =
        """
        (WITH given AS MATERIALIZED (SELECT CAST(key AS INTEGER) AS settings, value AS rank FROM json_each(@ranks))
          SELECT settings, rank FROM given) AS ranked
        """;

    public TrialPage Page(string study, TrialQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Take);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Take, TrialQuery.LargestPage);
        return Guarded(() =>
        {
            var id = StudyId(study);
            var (where, parameters) = Condition(id, query.Filter);
            parameters.AddDynamicParams(
                new { query.Skip, query.Take, ranks = JsonSerializer.Serialize(query.Order.Ranks) });
            var (from, order) = TrialSorting.Of(query.Order, Ranks);
            // Sorting places alone moves less than sorting rows.
            var positions = _connection.Query<int>(
                $"SELECT position FROM study_trials {from} {where} ORDER BY {order} LIMIT @Take OFFSET @Skip",
                parameters).AsList();
            var total = _connection.ExecuteScalar<int>(query.Filter.IsNone
                ? "SELECT count(*) FROM study_trials WHERE study = @id"
                : $"SELECT count(*) FROM study_trials JOIN trials ON trials.id = trial {where}", parameters);
            var rows = new Dictionary<int, TrialSummary>();
            using var reader = _connection.ExecuteReader(
                $"""
                SELECT position, hash, state, attempts, seed, settings, error, started, ended, diverged_step, test_scores, results.trial, {Measured},
                  trials.checksum IS {TrialChecksum} AND (results.trial IS NULL OR results.checksum IS {ResultChecksum("hash")}) AS is_whole
                FROM study_trials JOIN trials ON trials.id = study_trials.trial LEFT JOIN results ON results.trial = trials.id
                WHERE study = @id AND position IN (SELECT value FROM json_each(@positions))
                """,
                new { id, positions = $"[{string.Join(',', positions)}]" });
            while (reader.Read())
                rows[reader.GetInt32(0)] = Summary(reader);
            return new TrialPage(total, [.. positions.Where(rows.ContainsKey).Select(position => rows[position])]);
        });
    }

    public IReadOnlyList<TrialValue> Values(string study, TrialMeasure measure, TrialFilter? filter = null) =>
        Guarded(() =>
    {
        var (where, parameters) = Condition(StudyId(study), filter ?? TrialFilter.None);
        var (values, seen) = (new List<TrialValue>(), new HashSet<long>());
        using var rows = _connection.ExecuteReader(
            $"""
            SELECT trials.id, settings, position, state, {Columns[measure]}, hash, seed, ended,
              trials.checksum IS {TrialChecksum} AND (results.trial IS NULL OR results.checksum IS {ResultChecksum("hash")}) AS is_whole
            FROM study_trials JOIN trials ON trials.id = study_trials.trial LEFT JOIN results ON results.trial = trials.id
            {where} ORDER BY position
            """,
            parameters);
        while (rows.Read())
        {
            if (!rows.GetBoolean(8))
                throw new FormatException($"Trial {rows.GetString(5)} is not what was written there.");
            if (seen.Add(rows.GetInt64(0)))
                values.Add(new(
                    rows.GetInt32(2), rows.GetInt64(1), rows.IsDBNull(6) ? "" : rows.GetString(6),
                    State(rows.GetString(3)), rows.IsDBNull(7) ? null : Time(rows.GetInt64(7)),
                    rows.IsDBNull(4) ? null : rows.GetDouble(4)));
        }
        return values;
    });

    public IReadOnlyDictionary<long, string> Settings(string study) => Guarded(() => ReadSettings(StudyId(study)));

    public TestSetUse TestSet(string study) => Guarded(() =>
    {
        var id = StudyId(study);
        var trials =
            _connection.ExecuteScalar<int>("SELECT count(DISTINCT trial) FROM study_trials WHERE study = @id",
                new { id });
        return new TestSetUse(study, trials, [.. _connection.Query<(string Hash, long? Ended, long Times)>(
            """
            SELECT hash, ended, test_scores FROM study_trials
            JOIN results ON results.trial = study_trials.trial JOIN trials ON trials.id = study_trials.trial
            WHERE study = @id AND test_scores > 0 GROUP BY study_trials.trial ORDER BY min(position)
            """,
            new { id }).Select(row => new TestSetOpening(row.Hash, Time(row.Ended), (int)row.Times))]);
    });

    public IReadOnlyList<StudyActivity> Activities() => Guarded<IReadOnlyList<StudyActivity>>(() =>
    {
        var now = _time.GetUtcNow();
        var since = (now - StudyActivity.Lately).ToUnixTimeMilliseconds();
        return [.. _connection.Query<ActivityRow>(
            """
            SELECT studies.id, name, count(*) FILTER (WHERE ended >= @since) AS Ended, min(started) FILTER (WHERE ended >= @since) AS Began,
              max(max(coalesce(ended, 0), coalesce(started, 0))) AS News
            FROM studies JOIN study_trials ON study = studies.id JOIN trials ON trials.id = trial
            WHERE studies.id IN (SELECT study FROM study_trials WHERE trial IN (SELECT id FROM trials WHERE worker IS NOT NULL))
            GROUP BY studies.id
            """,
            new { since }).Select(row => Activity(row, now))];
    });

    public long Changes() => Guarded(() => _connection.ExecuteScalar<long>("PRAGMA data_version"));

    StudyActivity Activity(ActivityRow row, DateTimeOffset now)
    {
        var workers = _connection.Query<WorkerRow>(
            """
            SELECT id, host, process, token, space, heartbeat FROM workers WHERE id IN
              (SELECT worker FROM study_trials JOIN trials ON trials.id = trial WHERE study = @Id AND worker IS NOT NULL)
            """,
            new { row.Id }).AsList();
        var alive = workers.Any(IsAlive);
        // By this clock: that of another host may be ahead.
        var heard = workers.Select(worker => now - SilenceOf(worker)).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();
        var news = Time(row.News) is { } told && told > heard && told <= now ? told : heard;
        var seconds = Time(row.Began) is { } began ? (now - began).TotalSeconds : 0;
        return new(row.Name, alive, news,
            row.Ended > 0 && seconds > 0 ? row.Ended / Math.Min(seconds, StudyActivity.Lately.TotalSeconds) : null);
    }

    Dictionary<long, string> ReadSettings(long study) => _connection.Query<(long Id, string Json, bool IsWhole)>(
        "SELECT id, json, checksum IS checksum_of(json) FROM settings WHERE id IN (SELECT settings FROM " +
        "study_trials JOIN trials ON trials.id = trial WHERE study = @study)",
        new { study }).ToDictionary(
            row => row.Id,
            row => row.IsWhole
                ? row.Json : throw new FormatException($"Settings {row.Id} of trials are not what was written there."));

    // Settings are few where trials are many, so they are searched here and trials by their number.
    (string Where, DynamicParameters Parameters) Condition(long study, TrialFilter filter)
    {
        var parameters = new DynamicParameters(new { id = study });
        var conditions = new List<string> { "WHERE study = @id" };
        if (filter.States.Count > 0)
        {
            conditions.Add("state IN @states");
            parameters.Add("states", filter.States.Select(StoredValue.Of).ToList());
        }
        foreach (var (i, (measure, range)) in filter.Measures.Index())
        {
            conditions.Add(TrialSorting.Within(measure, range, i));
            parameters.Add($"low{i}", range.Low);
            parameters.Add($"high{i}", range.High);
        }
        var settings = filter.Texts.Count + filter.Settings.Count > 0 ? ReadSettings(study) : [];
        if (filter.Settings.Count > 0)
        {
            conditions.Add("settings IN (SELECT value FROM json_each(@settings))");
            parameters.Add("settings", Numbers(SettingSearch.Find(settings, filter.Settings)));
        }
        for (var i = 0; i < filter.Texts.Count; i++)
        {
            conditions.Add(
                $"(settings IN (SELECT value FROM json_each(@holding{i})) OR hash LIKE @hash{i} || '%' OR " +
                $"instr(lower(error), lower(@text{i})) > 0)");
            parameters.Add($"holding{i}",
                Numbers(settings.Where(row =>
                    row.Value.Contains(filter.Texts[i], StringComparison.OrdinalIgnoreCase)).Select(row => row.Key)));
            parameters.Add($"hash{i}", filter.Texts[i].All(char.IsAsciiHexDigit) ? filter.Texts[i] : "no hash");
            parameters.Add($"text{i}", filter.Texts[i]);
        }
        return (string.Join(" AND ", conditions), parameters);

        static string Numbers(IEnumerable<long> settings) => $"[{string.Join(',', settings)}]";
    }

    static TrialSummary Summary(IDataReader row)
    {
        const int FirstMeasure = 12;
        if (!row.GetBoolean(FirstMeasure + Columns.Count) || row.GetString(1) is not { Length: 64 })
            throw new FormatException(
                $"Trial {row.GetString(1)} (place {row.GetInt32(0)} of its plan) is not what was written there.");
        var measures = Columns.Keys.Index().Where(column => !row.IsDBNull(FirstMeasure + column.Index))
            .ToDictionary(column => column.Item, column => row.GetDouble(FirstMeasure + column.Index));
        return new(
            row.GetInt32(0), row.GetString(1), State(row.GetString(2)), row.GetInt32(3), Text(4) ?? "", Number(5) ?? 0,
            Text(6), Time(Number(7)),
            Time(Number(8)), measures, (int?)Number(9), Number(11) is null ? null : (int)(Number(10) ?? 0));

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        long? Number(int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
    }
}

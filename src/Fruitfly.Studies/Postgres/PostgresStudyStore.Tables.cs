using System.Data;
using Dapper;
using Fruitfly.Studies.Rows;
using Fruitfly.Studies.Tables;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Postgres;

// What tables need of studies that may have 100,000 trials: one pass over narrow rows, and never a curve.
sealed partial class PostgresStudyStore
{
    const string Schema = "fruitfly.";

    const string TrialsOfStudy =
        "FROM fruitfly.study_trials JOIN fruitfly.trials ON trials.id = study_trials.trial " +
        "LEFT JOIN fruitfly.results ON results.trial = trials.id";

    const string Ranks = "unnest(@ranked, @ranks) AS ranked(settings, rank)";

    static readonly Dictionary<TrialMeasure, int> MeasureAt = TrialSorting.Columns.ToDictionary(
        column => column.Key, column => System.Array.IndexOf(ResultColumns.Split(", "), column.Value));

    public TrialPage Page(string study, TrialQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Take);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Take, TrialQuery.LargestPage);
        return ReadingMoment(connection =>
        {
            var id = StudyId(connection, study);
            var (where, parameters) = Condition(connection, id, query.Filter);
            parameters.AddDynamicParams(new
            {
                query.Skip, query.Take, ranked = query.Order.Ranks.Keys.ToArray(),
                ranks = query.Order.Ranks.Values.ToArray(),
            });
            var (from, order) = TrialSorting.Of(query.Order, Ranks, Schema);
            // Sorting places alone moves less than sorting rows.
            var positions = connection.Query<long>(
                $"SELECT position FROM fruitfly.study_trials {from} {where} ORDER BY {order} LIMIT @Take OFFSET @Skip",
                parameters).ToArray();
            var total = connection.ExecuteScalar<int>(query.Filter.IsNone
                ? "SELECT count(*) FROM fruitfly.study_trials WHERE study = @id"
                : $"SELECT count(*) FROM fruitfly.study_trials JOIN fruitfly.trials ON trials.id = trial {where}",
                parameters);
            var rows = new Dictionary<long, TrialSummary>();
            using var reader = connection.ExecuteReader(
                $"""
                SELECT position, hash, state, attempts, seed, settings, error, started, ended, results.trial,
                  {ResultColumns}, results.checksum
                {TrialsOfStudy} WHERE study = @id AND position = ANY(@positions)
                """,
                new { id, positions });
            while (reader.Read())
                rows[reader.GetInt64(0)] = Summary(reader);
            return new TrialPage(total, [.. positions.Where(rows.ContainsKey).Select(position => rows[position])]);
        });
    }

    public IReadOnlyList<TrialValue> Values(string study, TrialMeasure measure, TrialFilter? filter = null) =>
        Reading(connection =>
    {
        const int FirstOfResult = 8;
        var (where, parameters) = Condition(connection, StudyId(connection, study), filter ?? TrialFilter.None);
        var (values, seen) = (new List<TrialValue>(), new HashSet<long>());
        using var rows = connection.ExecuteReader(
            $"""
            SELECT trials.id, settings, position, state, hash, results.trial, seed, ended, {ResultColumns},
              results.checksum
            {TrialsOfStudy} {where} ORDER BY position
            """,
            parameters);
        var column = FirstOfResult + MeasureAt[measure];
        while (rows.Read())
        {
            if (!rows.IsDBNull(5) && !IsWhole(rows, rows.GetString(4), FirstOfResult))
                throw Damaged($"The result of trial {rows.GetString(4)}");
            if (seen.Add(rows.GetInt64(0)))
                values.Add(new(
                    (int)rows.GetInt64(2), rows.GetInt64(1), rows.GetString(6), State(rows.GetString(3)),
                    rows.IsDBNull(7) ? null : Time(rows.GetInt64(7)),
                    rows.IsDBNull(column) ? null : Convert.ToDouble(rows.GetValue(column), null)));
        }
        return values;
    });

    public IReadOnlyDictionary<long, string> Settings(string study) =>
        Reading(connection => ReadSettings(connection, StudyId(connection, study)));

    public TestSetUse TestSet(string study) => Reading(connection =>
    {
        var id = StudyId(connection, study);
        var trials = connection.ExecuteScalar<int>(
            "SELECT count(DISTINCT trial) FROM fruitfly.study_trials WHERE study = @id", new { id });
        return new TestSetUse(study, trials, [.. connection.Query<(string Hash, long? Ended, long Times)>(
            """
            SELECT hash, ended, test_scores FROM fruitfly.study_trials
            JOIN fruitfly.results ON results.trial = study_trials.trial
            JOIN fruitfly.trials ON trials.id = study_trials.trial
            WHERE study = @id AND test_scores > 0 GROUP BY trials.id, test_scores ORDER BY min(position)
            """,
            new { id }).Select(row => new TestSetOpening(row.Hash, Time(row.Ended), (int)row.Times))]);
    });

    static Dictionary<long, string> ReadSettings(IDbConnection connection, long study) =>
        connection.Query<(long Id, string Json, long Checksum)>(
            """
            SELECT id, json, checksum FROM fruitfly.settings WHERE id IN (SELECT settings FROM
              fruitfly.study_trials JOIN fruitfly.trials ON trials.id = trial WHERE study = @study)
            """,
            new { study }).ToDictionary(
                row => row.Id,
                row => row.Checksum == Checksum.Of(row.Json) ? row.Json
                    : throw Damaged($"The text of settings {row.Id} of trials"));

    // Settings are few where trials are many, so they are searched here and trials by their number.
    static (string Where, DynamicParameters Parameters) Condition(
        IDbConnection connection, long study, TrialFilter filter)
    {
        var parameters = new DynamicParameters(new { id = study });
        var conditions = new List<string> { "WHERE study = @id" };
        if (filter.States.Count > 0)
        {
            conditions.Add("state = ANY(@states)");
            parameters.Add("states", filter.States.Select(Of).ToArray());
        }
        foreach (var (i, (measure, range)) in filter.Measures.Index())
        {
            conditions.Add(TrialSorting.Within(measure, range, i, Schema));
            parameters.Add($"low{i}", range.Low);
            parameters.Add($"high{i}", range.High);
        }
        var settings = filter.Texts.Count + filter.Settings.Count > 0 ? ReadSettings(connection, study) : [];
        if (filter.Settings.Count > 0)
        {
            conditions.Add("settings = ANY(@settings)");
            parameters.Add("settings", SettingSearch.Find(settings, filter.Settings).ToArray());
        }
        for (var i = 0; i < filter.Texts.Count; i++)
        {
            var text = Text(filter.Texts[i]);
            conditions.Add(
                $"(settings = ANY(@holding{i}) OR starts_with(hash, lower(@text{i})) OR " +
                $"position(lower(@text{i}) IN lower(error)) > 0)");
            parameters.Add($"holding{i}", Numbers(row => row.Contains(text, StringComparison.OrdinalIgnoreCase)));
            parameters.Add($"text{i}", text);
        }
        return (string.Join(" AND ", conditions), parameters);

        long[] Numbers(Func<string, bool> are) => [.. settings.Where(row => are(row.Value)).Select(row => row.Key)];
    }

    static TrialSummary Summary(IDataReader row)
    {
        const int FirstOfResult = 10, DivergedStep = FirstOfResult + 7, TestScores = FirstOfResult + 15;
        var hash = row.GetString(1);
        var hasResult = !row.IsDBNull(9);
        if (hasResult && !IsWhole(row, hash, FirstOfResult))
            throw Damaged($"Trial {hash} (place {row.GetInt64(0)} of its plan)");
        var measures = MeasureAt.Where(measure => !row.IsDBNull(FirstOfResult + measure.Value)).ToDictionary(
            measure => measure.Key, measure => Convert.ToDouble(row.GetValue(FirstOfResult + measure.Value), null));
        return new(
            (int)row.GetInt64(0), hash, State(row.GetString(2)), (int)row.GetInt64(3), row.GetString(4),
            row.GetInt64(5), row.IsDBNull(6) ? null : row.GetString(6), Time(Number(7)), Time(Number(8)), measures,
            (int?)Number(DivergedStep), hasResult ? (int)(Number(TestScores) ?? 0) : null);

        long? Number(int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
    }
}

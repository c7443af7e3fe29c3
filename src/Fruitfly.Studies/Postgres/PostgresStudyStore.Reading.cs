using System.Data;
using System.Text.Json;
using Dapper;
using Fruitfly.Studies.Rows;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Postgres;

sealed partial class PostgresStudyStore
{
    // The connection is the store's only one, so a page is read whole before it is handed out.
    const int PageSize = 500;

    public IReadOnlyList<Study> Studies() => Reading(connection => ReadStudies(connection, ""));

    public Study? Find(string study) => Reading(connection =>
        ReadStudies(connection, "WHERE name = @study", new { study }).SingleOrDefault());

    public TrialList List(string study) => ReadingMoment(connection =>
    {
        var id = StudyId(connection, study);
        var hashes = connection.Query<string>(
            """
            SELECT hash FROM fruitfly.study_trials JOIN fruitfly.trials ON trials.id = trial
            WHERE study = @id ORDER BY position
            """,
            new { id }).ToArray();
        var checksum = connection.ExecuteScalar<long>(
            "SELECT trials_checksum FROM fruitfly.studies WHERE id = @id", new { id });
        return checksum == PlanChecksum(hashes) ? new TrialList(hashes)
            : throw new FormatException($"The list of trials of the study '{study}' is not what was planned.");
    });

    public TrialCounts Count(TrialList trials) => Reading(connection =>
    {
        var counts = connection.Query<(string State, long Count)>(
            """
            SELECT state, count(*) FROM unnest(@hashes) AS given (hash) JOIN fruitfly.trials USING (hash)
            GROUP BY state
            """,
            new { hashes = Array(trials) }).ToDictionary(row => State(row.State), row => (int)row.Count);
        return new TrialCounts(
            Of(TrialState.Planned), Of(TrialState.Running), Of(TrialState.Done), Of(TrialState.Diverged),
            Of(TrialState.Failed));

        int Of(TrialState state) => counts.GetValueOrDefault(state);
    });

    public IReadOnlyDictionary<string, TrialState> States(IReadOnlyList<string> hashes) => Reading(connection =>
        connection.Query<(string Hash, string State)>(
            "SELECT hash, state FROM fruitfly.trials WHERE hash = ANY(@hashes)", new { hashes = hashes.ToArray() })
            .ToDictionary(row => row.Hash, row => State(row.State)));

    public IEnumerable<TrialRecord> Trials(string study, int skip = 0, int take = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        var hashes = List(study).Hashes; // compared with its checksum
        return Whole(hashes, skip, (int)Math.Min((long)skip + take, hashes.Count));

        IEnumerable<TrialRecord> Whole(IReadOnlyList<string> hashes, int from, int end)
        {
            var found = 0;
            foreach (var record in Pages(hashes, from, end))
            {
                found++;
                yield return record;
            }
            if (found < end - from)
                throw Unreadable(new FormatException(
                    $"{end - from - found} trials of the study '{study}' are not there."));
        }
    }

    public IEnumerable<TrialRecord> Trials(TrialList trials) => Pages(trials.Hashes, 0, trials.Hashes.Count);

    public TrialRecord? Trial(string study, string hash) => Reading(connection =>
        connection.QuerySingleOrDefault<long?>(
            """
            SELECT min(position) FROM fruitfly.study_trials JOIN fruitfly.trials ON trials.id = trial
            WHERE study = @id AND hash = @hash
            """,
            new { id = StudyId(connection, study), hash }) is { } position
            ? Record(ReadRows(connection, [hash], (int)position).Single()) : null);

    IEnumerable<TrialRecord> Pages(IReadOnlyList<string> hashes, int from, int end)
    {
        for (; from < end; from += PageSize)
        {
            var first = from;
            string[] page = [.. hashes.Skip(from).Take(Math.Min(PageSize, end - from))];
            foreach (var row in Reading(connection => ReadRows(connection, page, first)))
                yield return Record(row);
        }
    }

    /// <param name="first">the position of the first of them</param>
    static List<TrialRow> ReadRows(IDbConnection connection, string[] page, int first)
    {
        const int FirstOfResult = 10, ParametersAt = FirstOfResult + 9;
        using var reader = connection.ExecuteReader(
            $"""
            SELECT place, hash, json, state, attempts, error, ended, evaluations, curves.checksum, results.trial,
              {ResultColumns}, results.checksum, host
            FROM unnest(@page) WITH ORDINALITY AS given (hash, place) JOIN fruitfly.trials USING (hash)
            LEFT JOIN fruitfly.descriptions ON descriptions.trial = trials.id
            LEFT JOIN fruitfly.results ON results.trial = trials.id
            LEFT JOIN fruitfly.curves ON curves.trial = trials.id
            ORDER BY place
            """,
            new { page });
        var rows = new List<TrialRow>();
        while (reader.Read())
        {
            var hash = reader.GetString(1);
            var (hasResult, curve) = (!reader.IsDBNull(9), Value(7));
            rows.Add(new TrialRow
            {
                Position = first + (int)reader.GetInt64(0) - 1, Hash = hash, Json = Value(2), State = Value(3),
                Attempts = Value(4), Error = Value(5), Ended = Value(6), IsTrialWhole = true, HasResult = hasResult,
                DivergedStep = Value(ParametersAt - 2), LastFiniteLoss = Value(ParametersAt - 1),
                Parameters = Value(ParametersAt), Seconds = Value(ParametersAt + 1),
                InstructionSet = Value(ParametersAt + 2), Numerics = Value(ParametersAt + 3),
                Program = Value(ParametersAt + 4), Runtime = Value(ParametersAt + 5), Evaluations = curve,
                Host = Value(FirstOfResult + ResultCount + 1),
                IsResultWhole = hasResult && IsWhole(reader, hash, FirstOfResult),
                IsCurveWhole = curve is not null && Checksum.Of(hash, curve) == reader.GetInt64(8),
            });
        }
        return rows;

        object? Value(int column) => reader.IsDBNull(column) ? null : reader.GetValue(column);
    }

    TrialRecord Record(TrialRow row)
    {
        try
        {
            return row.Record();
        }
        catch (FormatException failure)
        {
            throw Unreadable(failure, $"trial {row.Hash} (place {row.Position} of its plan)");
        }
    }

    List<Study> ReadStudies(IDbConnection connection, string where, object? parameters = null) =>
        connection.Query<StudyRow>(
            $"""
            SELECT name, experiment, preset, options, created, plans, definition, remarks, studies.checksum,
              count(study_trials.trial) AS Total,
              count(*) FILTER (WHERE state = 'planned') AS Planned,
              count(*) FILTER (WHERE state = 'running') AS Running,
              count(*) FILTER (WHERE state = 'done') AS Done, count(*) FILTER (WHERE state = 'diverged') AS Diverged,
              count(*) FILTER (WHERE state = 'failed') AS Failed
            FROM fruitfly.studies
            LEFT JOIN fruitfly.study_trials ON study_trials.study = studies.id
            LEFT JOIN fruitfly.trials ON trials.id = study_trials.trial
            {where} GROUP BY studies.id ORDER BY name
            """,
            parameters).Select(Described).ToList();

    Study Described(StudyRow row)
    {
        try
        {
            return row.Described(row.Checksum == StudyRow.ChecksumOf(
                row.Name, row.Experiment, row.Preset, row.Options, row.Created, row.Definition));
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            throw Unreadable(failure, $"the study '{row.Name}'");
        }
    }
}

using System.Data;
using Dapper;
using Fruitfly.Studies.Rows;

namespace Fruitfly.Studies.Postgres;

// Each quick look is a statement that finds rows that do not fit, and says of each what is wrong. What only a checksum
// tells is read and compared here. The server guards its own pages.
sealed partial class PostgresStudyStore
{
    static readonly string[] QuickLooks =
    [
        """
        SELECT 'study ''' || name || ''': the places of its plan are not numbered from 0 on' FROM fruitfly.studies
        JOIN fruitfly.study_trials ON study = studies.id
        GROUP BY studies.id HAVING min(position) <> 0 OR max(position) <> count(*) - 1
        """,
        """
        SELECT 'trial ' || hash || ': it is ' || state || ', and its result or curve is missing' FROM fruitfly.trials
        WHERE state IN ('done', 'diverged') AND (NOT EXISTS (SELECT FROM fruitfly.results WHERE trial = trials.id)
          OR NOT EXISTS (SELECT FROM fruitfly.curves WHERE trial = trials.id))
        """,
        """
        SELECT 'trial ' || hash || ': it is ' || state || ', and has a result' FROM fruitfly.trials
        WHERE state NOT IN ('done', 'diverged') AND (EXISTS (SELECT FROM fruitfly.results WHERE trial = trials.id)
          OR EXISTS (SELECT FROM fruitfly.curves WHERE trial = trials.id)
          OR EXISTS (SELECT FROM fruitfly.predictions WHERE trial = trials.id))
        """,
        """
        SELECT 'trial ' || hash || ': it has no description' FROM fruitfly.trials
        WHERE NOT EXISTS (SELECT FROM fruitfly.descriptions WHERE trial = trials.id)
        """,
    ];

    const string MissingPredictions =
        """
        SELECT 'trial ' || hash || ': it is done, and its predictions are missing' FROM fruitfly.trials
        JOIN fruitfly.descriptions ON trial = id
        WHERE state = 'done' AND json::jsonb #>> '{recipe,keepPredictionsOn}' IS NOT NULL
          AND NOT EXISTS (SELECT FROM fruitfly.predictions WHERE trial = trials.id)
        """;

    public StoreCheck Check(bool quick = false) => ReadingMoment(connection =>
    {
        var damage = new List<string>();
        foreach (var look in QuickLooks)
            Add(connection.Query<string>($"{look} LIMIT {StoreCheck.MostDamage}"));
        Add(DamagedStudies(connection));
        if (!quick)
        {
            Add(DamagedTrials(connection));
            Add(DamagedResults(connection));
            Add(DamagedBytes(connection, "curves", "evaluations", "curve is"));
            Add(DamagedBytes(connection, "predictions", "outputs", "predictions are"));
            if (damage.Count == 0) // it reads descriptions, which may not be JSON
                Add(connection.Query<string>(MissingPredictions));
        }
        return new StoreCheck(
            _address.Shown, quick, connection.ExecuteScalar<int>("SELECT count(*) FROM fruitfly.studies"),
            connection.ExecuteScalar<int>("SELECT count(*) FROM fruitfly.trials"), damage);

        void Add(IEnumerable<string> found) => damage.AddRange(found.Take(StoreCheck.MostDamage - damage.Count));
    });

    static IEnumerable<string> DamagedStudies(IDbConnection connection)
    {
        var plans = connection.Query<(string Study, string Hash)>(
            """
            SELECT name, hash FROM fruitfly.studies JOIN fruitfly.study_trials ON study = studies.id
            JOIN fruitfly.trials ON trials.id = trial ORDER BY study, position
            """).ToLookup(row => row.Study, row => row.Hash);
        var studies = connection.Query<(string Name, string Experiment, string Preset, string Options, long Created,
            string? Definition, long Checksum)>(
            "SELECT name, experiment, preset, options, created, definition, checksum FROM fruitfly.studies");
        foreach (var row in studies)
            if (row.Checksum != StudyRow.ChecksumOf(
                row.Name, row.Experiment, row.Preset, row.Options, row.Created, row.Definition))
                yield return $"study '{row.Name}': its name, experiment, setting, time or definition is not what was written";
        foreach (var (name, checksum) in connection.Query<(string, long)>(
            "SELECT name, trials_checksum FROM fruitfly.studies"))
            if (checksum != StoredValue.PlanChecksum([.. plans[name]]))
                yield return $"study '{name}': its list of trials is not what was planned";
    }

    static IEnumerable<string> DamagedTrials(IDbConnection connection)
    {
        using var rows = connection.ExecuteReader(
            """
            SELECT trials.hash, seed, settings.json, settings.checksum, descriptions.json FROM fruitfly.trials
            JOIN fruitfly.descriptions ON trial = trials.id JOIN fruitfly.settings ON settings.id = settings
            """);
        while (rows.Read())
        {
            var (hash, description) = (rows.GetString(0), rows.GetString(4));
            if (TrialIdentity.HashOf(description) != hash)
                yield return $"trial {hash}: its description has another hash";
            else if (Unreadable(description) is { } problem)
                yield return $"trial {hash}: its description cannot be read: {problem}";
            else if (rows.GetString(1) != CanonicalDescription.SeedOf(description)
                || rows.GetString(2) != CanonicalDescription.WithoutSeed(description)
                || rows.GetInt64(3) != Checksum.Of(rows.GetString(2)))
                yield return $"trial {hash}: its settings or seed are not those of its description";
        }
    }

    static string? Unreadable(string description)
    {
        try
        {
            CanonicalDescription.Parse(description);
            return null;
        }
        catch (FormatException failure)
        {
            return failure.Message;
        }
    }

    static IEnumerable<string> DamagedResults(IDbConnection connection)
    {
        using var rows = connection.ExecuteReader(
            $"SELECT hash, {ResultColumns}, checksum FROM fruitfly.results JOIN fruitfly.trials ON trials.id = trial");
        while (rows.Read())
            if (!IsWhole(rows, rows.GetString(0), 1))
                yield return $"trial {rows.GetString(0)}: its result is not what was written";
    }

    static IEnumerable<string> DamagedBytes(IDbConnection connection, string table, string bytes, string what) =>
        connection.Query<(string Hash, byte[] Bytes, long Checksum)>(
            $"SELECT hash, {bytes}, checksum FROM fruitfly.{table} JOIN fruitfly.trials ON trials.id = trial",
            buffered: false)
            .Where(row => Checksum.Of(row.Hash, row.Bytes) != row.Checksum)
            .Select(row => $"trial {row.Hash}: its {what} not what was written");
}

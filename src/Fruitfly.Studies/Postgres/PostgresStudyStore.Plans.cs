using System.Data;
using System.Text.Json;
using Dapper;
using Fruitfly.Studies.Rows;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Postgres;

sealed partial class PostgresStudyStore
{
    /// <summary>Trials of one statement.</summary>
    const int PlannedAtOnce = 2000;

    public Study Plan(
        string study, string experiment, StudySettings settings, IReadOnlyList<Trial> trials, string? definition = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(study);
        var descriptions = CanonicalDescription.WriteAll(trials).ToList();
        var hashes = descriptions.ConvertAll(TrialIdentity.HashOf);
        var planned = Writing((connection, _) =>
        {
            // One plan at a time: two that add the same trials in another order would wait for each other.
            connection.Execute("SELECT pg_advisory_xact_lock(@PlanLock)", new { PostgresMigrations.PlanLock });
            var name = StudyName.Candidates(study, settings)
                .First(name => IsFree(connection, name, experiment, settings, of: study));
            var (id, isPlanned) = AddStudy(connection, name, experiment, settings, definition, PlanChecksum(hashes));
            if (!isPlanned)
                AddTrials(connection, id, hashes, descriptions);
            return ReadStudies(connection, "WHERE name = @name", new { name }).Single();
        });
        Forget(planned.Name);
        return planned;
    }

    static bool IsFree(IDbConnection connection, string name, string experiment, StudySettings settings, string of) =>
        connection.QuerySingleOrDefault<PlannedSettings>(
            "SELECT experiment, preset, options FROM fruitfly.studies WHERE name = @name", new { name })
        ?.Are(experiment, settings, name, of) ?? true;

    /// <returns>its number, and whether it has these trials already, as where many processes plan one study</returns>
    static (long Id, bool IsPlanned) AddStudy(
        IDbConnection connection, string name, string experiment, StudySettings settings, string? definition,
        long trials)
    {
        var (id, created, kept, planned) = connection.QuerySingle<(long, long, string?, long)>(
            """
            INSERT INTO fruitfly.studies AS studies
              (name, experiment, preset, options, created, definition, checksum, trials_checksum, plans)
            VALUES (@name, @experiment, @preset, @options, fruitfly.store_time(), @definition, 0, 0, 0)
            ON CONFLICT (name) DO UPDATE SET preset = @preset, options = @options,
              definition = coalesce(@definition, studies.definition)
            RETURNING id, created, definition, trials_checksum
            """,
            new
            {
                name, experiment, preset = settings.Preset, options = JsonSerializer.Serialize(settings.Options),
                definition,
            });
        var checksum = StudyRow.ChecksumOf(
            name, experiment, settings.Preset, JsonSerializer.Serialize(settings.Options), created, kept);
        var plans = connection.ExecuteScalar<long>(
            """
            UPDATE fruitfly.studies SET plans = plans + 1, checksum = @checksum, trials_checksum = @trials
            WHERE id = @id RETURNING plans
            """,
            new { id, checksum, trials });
        return (id, plans > 1 && planned == trials);
    }

    static void AddTrials(IDbConnection connection, long study, List<string> hashes, List<string> descriptions)
    {
        connection.Execute("DELETE FROM fruitfly.study_trials WHERE study = @study", new { study });
        for (var from = 0; from < hashes.Count; from += PlannedAtOnce)
        {
            var part = hashes.Slice(from, Math.Min(PlannedAtOnce, hashes.Count - from)).ToArray();
            var known = connection.Query<string>(
                "SELECT hash FROM fruitfly.trials WHERE hash = ANY(@part)", new { part }).ToHashSet();
            AddNew(connection, [.. part.Zip(descriptions.Skip(from)).Where(trial => known.Add(trial.First))]);
            connection.Execute(
                """
                INSERT INTO fruitfly.study_trials (study, position, trial)
                SELECT @study, @from + place - 1, trials.id FROM unnest(@part) WITH ORDINALITY AS given (hash, place)
                JOIN fruitfly.trials USING (hash)
                """,
                new { study, from = (long)from, part });
        }
    }

    static void AddNew(IDbConnection connection, List<(string Hash, string Json)> trials)
    {
        if (trials.Count == 0)
            return;
        var settings = trials.Select(trial => CanonicalDescription.WithoutSeed(trial.Json)).ToArray();
        var names = settings.Select(TrialIdentity.HashOf).ToArray();
        var distinct = names.Zip(settings).DistinctBy(pair => pair.First).ToList();
        connection.Execute(
            """
            INSERT INTO fruitfly.settings (hash, json, checksum)
            SELECT * FROM unnest(@hashes, @jsons, @checksums) ON CONFLICT DO NOTHING
            """,
            new
            {
                hashes = distinct.Select(pair => pair.First).ToArray(),
                jsons = distinct.Select(pair => pair.Second).ToArray(),
                checksums = distinct.Select(pair => Checksum.Of(pair.Second)).ToArray(),
            });
        connection.Execute(
            """
            INSERT INTO fruitfly.trials (hash, settings, seed)
            SELECT given.hash, settings.id, given.seed
            FROM unnest(@hashes, @names, @seeds) WITH ORDINALITY AS given (hash, name, seed, place)
            JOIN fruitfly.settings ON settings.hash = given.name ORDER BY given.place;
            INSERT INTO fruitfly.descriptions (trial, json)
            SELECT trials.id, given.json FROM unnest(@hashes, @jsons) AS given (hash, json)
            JOIN fruitfly.trials USING (hash)
            """,
            new
            {
                hashes = trials.Select(trial => trial.Hash).ToArray(), names,
                seeds = trials.Select(trial => CanonicalDescription.SeedOf(trial.Json)).ToArray(),
                jsons = trials.Select(trial => trial.Json).ToArray(),
            });
    }
}

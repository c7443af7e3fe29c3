using Dapper;

namespace Fruitfly.Studies.Sqlite;

// Each look is a statement that finds damaged rows and says of each what is wrong.
public sealed partial class SqliteStudyStore
{
    static readonly string[] QuickLooks =
    [
        "SELECT 'a row of ' || \"table\" || ' belongs to a row of ' || parent || ' that is not there' FROM " +
            "pragma_foreign_key_check",
        "SELECT 'study ''' || name || ''': its name, experiment, setting, time or definition is not what was written' FROM " +
            $"studies WHERE checksum IS NOT {StudyChecksum}",
        "SELECT 'study ''' || name || ''': the places of its plan are not numbered from 0 on' FROM studies JOIN " +
        "study_trials ON study = studies.id " +
            "GROUP BY studies.id HAVING min(position) <> 0 OR max(position) <> count(*) - 1",
        "SELECT 'study ''' || name || ''': its list of trials is not what was planned' FROM studies WHERE " +
        "trials_checksum IS NOT checksum_of(" +
            "(SELECT group_concat(hash, char(10) ORDER BY position) FROM study_trials JOIN trials ON trials.id = " +
            "trial WHERE study = studies.id))",
        "SELECT 'trial ' || hash || ': it is ' || state || ', and its result or curve is missing' FROM trials " +
        "WHERE state IN ('done', 'diverged') " +
            "AND (id NOT IN (SELECT trial FROM results) OR id NOT IN (SELECT trial FROM curves))",
        "SELECT 'trial ' || hash || ': it is ' || state || ', and has a result' FROM trials WHERE state NOT IN " +
        "('done', 'diverged') " +
            "AND (id IN (SELECT trial FROM results) OR id IN (SELECT trial FROM curves))",
        "SELECT 'trial ' || hash || ': it is ' || state || ', and has predictions' FROM trials WHERE state <> 'done' " +
            "AND id IN (SELECT trial FROM predictions)",
        "SELECT 'trial ' || hash || ': its state ''' || state || ''' is not known' FROM trials " +
            "WHERE state NOT IN ('planned', 'running', 'done', 'diverged', 'failed')",
        "SELECT 'trial ' || hash || ': it is ' || state || ', and its worker does not fit that' FROM trials " +
            "WHERE (state = 'running') <> (worker IS NOT NULL)",
        "SELECT 'trial ' || hash || ': its attempts or times are out of range' FROM trials WHERE attempts NOT " +
        "BETWEEN 0 AND 2147483647 " +
            "OR started NOT BETWEEN 0 AND 253402300799999 OR ended NOT BETWEEN 0 AND 253402300799999",
        "SELECT 'trial ' || hash || ': it has no description' FROM trials WHERE id NOT IN (SELECT trial FROM " +
            "descriptions)",
    ];

    static readonly string[] FullLooks =
    [
        "SELECT 'trial ' || hash || ': its row is not what was written' FROM trials WHERE checksum IS " +
            $"NOT {TrialChecksum}",
        "SELECT 'trial ' || hash || ': its description has another hash' FROM trials JOIN descriptions ON trial = " +
            "id WHERE hash IS NOT description_hash(json)",
        "SELECT 'trial ' || hash || ': its description cannot be read: ' || unreadable(json) FROM trials JOIN " +
        "descriptions ON trial = id " +
            "WHERE hash IS description_hash(json) AND unreadable(json) IS NOT NULL",
        "SELECT 'trial ' || hash || ': its settings or seed are not those of its description' FROM trials JOIN " +
        "descriptions ON trial = trials.id " +
            "LEFT JOIN settings ON settings.id = settings WHERE hash IS description_hash(descriptions.json) " +
            "AND (settings.json IS NOT settings_of(descriptions.json) OR seed IS NOT seed_of(descriptions.json))",
        "SELECT 'trial ' || hash || ': its result is not what was written' FROM results JOIN trials ON trials.id " +
            $"= trial WHERE results.checksum IS NOT {ResultChecksum("hash")}",
        "SELECT 'trial ' || hash || ': its curve is not what was written' FROM curves JOIN trials ON trials.id = " +
            $"trial WHERE curves.checksum IS NOT {CurveChecksum("hash")}",
        "SELECT 'trial ' || hash || ': its predictions are not what was written' FROM predictions JOIN trials ON " +
            $"trials.id = trial WHERE predictions.checksum IS NOT {PredictionsChecksum("hash")}",
        "SELECT 'trial ' || hash || ': it is done, and its predictions are missing' FROM trials JOIN descriptions ON " +
        "trial = id WHERE state = 'done' AND id NOT IN (SELECT trial FROM predictions) AND hash IS " +
            "description_hash(json) AND json_extract(json, '$.recipe.keepPredictionsOn') IS NOT NULL",
        "SELECT 'settings ' || id || ' of trials are not what was written' FROM settings WHERE checksum IS NOT " +
            "checksum_of(json)",
    ];

    public StoreCheck Check(bool quick = false) => Guarded(() =>
    {
        StoreFunctions.GiveForChecks(_connection);
        using var transaction = _connection.BeginTransaction(deferred: true); // one moment, while others write
        var damage = _connection.Query<string>($"PRAGMA {(quick ? "quick_check" : "integrity_check")}")
            .Where(line => line != "ok").ToList();
        foreach (var look in (string[])[.. QuickLooks, .. quick ? (string[])[] : FullLooks])
            if (damage.Count < StoreCheck.MostDamage)
                damage.AddRange(
                    _connection.Query<string?>($"{look} LIMIT {StoreCheck.MostDamage - damage.Count}")
                        .Select(line => line ?? "a row holds nothing where there must be something"));
        return new StoreCheck(
            _path, quick, _connection.ExecuteScalar<int>("SELECT count(*) FROM studies"),
            _connection.ExecuteScalar<int>("SELECT count(*) FROM trials"), damage);
    });
}

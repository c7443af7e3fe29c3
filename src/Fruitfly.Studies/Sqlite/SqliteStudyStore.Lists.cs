using System.Text.Json;
using Dapper;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Sqlite;

// Lists of trials live in a temporary table of the connection, so that a list and a
// study are read by the same statements.
public sealed partial class SqliteStudyStore
{
    /// <summary>Lists remembered at once: a run has one, and one more for each stage that
    /// is measured while it trains.</summary>
    const int MostLists = 16;

    const string OfStudy = "(SELECT position, trial FROM study_trials WHERE study = @id)";

    const string OfList =
        "(SELECT position, trials.id AS trial FROM temp.listed JOIN trials ON trials.hash = listed.hash WHERE list " +
        "= @id)";

    readonly List<(TrialList Trials, long Id)> _lists = [];
    long _listIds;

    public TrialList List(string study) => Guarded(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: true); // plan and checksum of one moment
        var id = StudyId(study);
        var hashes = _connection.Query<string>(
            "SELECT hash FROM study_trials JOIN trials ON trials.id = trial WHERE study = @id ORDER BY position",
            new { id }).AsList();
        var checksum =
            _connection.ExecuteScalar<long?>("SELECT trials_checksum FROM studies WHERE id = @id", new { id });
        return checksum == PlanChecksum(hashes) ? new TrialList(hashes)
            : throw new FormatException($"The list of trials of the study '{study}' is not what was planned.");
    });

    public TrialCounts Count(TrialList trials) => Guarded(() =>
    {
        var counts = _connection.Query<(string State, int Count)>(
            $"SELECT state, count(*) FROM {OfList} AS places JOIN trials ON trials.id = places.trial GROUP BY state",
            new { id = Listed(trials) }).ToDictionary(row => State(row.State), row => row.Count);
        return new TrialCounts(
            Of(TrialState.Planned), Of(TrialState.Running), Of(TrialState.Done), Of(TrialState.Diverged),
            Of(TrialState.Failed));

        int Of(TrialState state) => counts.GetValueOrDefault(state);
    });

    public IEnumerable<TrialRecord> Trials(TrialList trials) =>
        Pages(() => (OfList, Listed(trials)), 0, trials.Hashes.Count);

    public TrialClaim? Claim(TrialList trials, bool lastAttempts = false) =>
        Claim(trials, () => (OfList, Listed(trials)), lastAttempts);

    // Must not be called within a transaction: what that takes back would be remembered as there.
    long Listed(TrialList trials)
    {
        if (_lists.Find(list => list.Trials == trials) is { Trials: not null } known)
            return known.Id;
        if (_lists.Count == MostLists)
            Forget(_lists[0]);
        var id = ++_listIds;
        _connection.Execute(
            """
            CREATE TEMP TABLE IF NOT EXISTS listed
              (list INTEGER NOT NULL, position INTEGER NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (list, position)) WITHOUT ROWID;
            INSERT INTO temp.listed SELECT @id, key, value FROM json_each(@hashes)
            """,
            new { id, hashes = JsonSerializer.Serialize(trials.Hashes) });
        _lists.Add((trials, id));
        return id;
    }

    void Forget((TrialList Trials, long Id) list)
    {
        _lists.Remove(list);
        _connection.Execute("DELETE FROM temp.listed WHERE list = @Id", new { list.Id });
        ForgetCandidates(list.Trials);
    }
}

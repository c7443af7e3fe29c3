using System.Text.Json;
using Dapper;
using Fruitfly.Studies.Rows;
using static Fruitfly.Studies.Rows.StoredValue;

namespace Fruitfly.Studies.Sqlite;

public sealed partial class SqliteStudyStore
{
    // A reader keeps writers out, so nothing is handed out while reading: a page is read whole first.
    const int PageSize = 500;

    public IReadOnlyList<Study> Studies() => Guarded(() => ReadStudies(""));

    public Study? Find(string study) =>
        Guarded(() => ReadStudies("WHERE name = @study", new { study }).SingleOrDefault());

    public IEnumerable<TrialRecord> Trials(string study, int skip = 0, int take = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        if (skip == 0 && take == int.MaxValue)
            return Whole(List(study)); // the plan is compared with its checksum
        var id = Guarded(() => StudyId(study));
        return Pages(() => (OfStudy, id), skip, take);

        IEnumerable<TrialRecord> Whole(TrialList plan)
        {
            var found = 0;
            foreach (var record in Trials(plan))
            {
                found++;
                yield return record;
            }
            if (found < plan.Hashes.Count)
                throw Unreadable(new FormatException(
                    $"{plan.Hashes.Count - found} trials of the study '{study}' are not there."));
        }
    }

    public IReadOnlyDictionary<string, TrialState> States(IReadOnlyList<string> hashes) => Guarded(() =>
    {
        var states = new Dictionary<string, TrialState>();
        foreach (var part in hashes.Chunk(PageSize))
            foreach (var (hash, state) in _connection.Query<(string, string)>(
                "SELECT hash, state FROM trials WHERE hash IN @part", new { part }))
                states[hash] = State(state);
        return states;
    });

    IEnumerable<TrialRecord> Pages(Func<(string Places, long Id)> find, int skip, int take)
    {
        while (take > 0)
        {
            var page = Guarded(() => ReadPage(find(), skip, Math.Min(take, PageSize)));
            foreach (var row in page)
                yield return Record(row);
            if (page.Count < PageSize)
                yield break;
            // A list may name trials that are gone, so places are not counted by the page.
            (skip, take) = (page[^1].Position + 1, take - PageSize);
        }
    }

    public TrialRecord? Trial(string study, string hash) => Guarded(() => _connection.QueryFirstOrDefault<TrialRow>(
        $"{SelectTrials(OfStudy)} WHERE hash = @hash ORDER BY position LIMIT 1",
        new { id = StudyId(study), hash }) is { } row
        ? Record(row) : null);

    List<TrialRow> ReadPage((string Places, long Id) source, int skip, int take) => _connection.Query<TrialRow>(
        $"{SelectTrials(source.Places)} WHERE position >= @skip ORDER BY position LIMIT @take",
        new { id = source.Id, skip, take }).AsList();

    static string SelectTrials(string places) =>
        $"""
        SELECT position, hash, json, state, attempts, error, ended, parameters, seconds, diverged_step AS DivergedStep,
          last_finite_loss AS LastFiniteLoss, instruction_set AS InstructionSet, numerics, program, runtime, results.host AS Host, evaluations,
          trials.checksum IS {TrialChecksum} AS IsTrialWhole, results.trial IS NOT NULL AS HasResult,
          results.checksum IS {ResultChecksum("hash")} AS IsResultWhole, curves.checksum IS {CurveChecksum("hash")} AS IsCurveWhole
        FROM {places} AS places
        JOIN trials ON trials.id = places.trial
        LEFT JOIN descriptions ON descriptions.trial = trials.id
        LEFT JOIN results ON results.trial = trials.id
        LEFT JOIN curves ON curves.trial = trials.id
        """;

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

    /// <param name="row">which row it is; null where the message says it</param>
    StudyStoreException Unreadable(Exception failure, string? row = null) => new(
        $"The store '{_path}' is damaged{(row is null ? "" : $" at {row}")}. {failure.Message}",
        "A newer Fruitfly may have written it; otherwise restore the store from a copy.", failure);

    List<Study> ReadStudies(string where, object? parameters = null) => _connection.Query<StudyRow>(
        $"""
        SELECT name, experiment, preset, options, created, plans, definition, remarks, studies.checksum IS {StudyChecksum} AS IsWhole,
          count(study_trials.trial) AS Total,
          count(*) FILTER (WHERE state = 'planned') AS Planned, count(*) FILTER (WHERE state = 'running') AS Running,
          count(*) FILTER (WHERE state = 'done') AS Done, count(*) FILTER (WHERE state = 'diverged') AS Diverged,
          count(*) FILTER (WHERE state = 'failed') AS Failed
        FROM studies
        LEFT JOIN study_trials ON study_trials.study = studies.id
        LEFT JOIN trials ON trials.id = study_trials.trial
        {where} GROUP BY studies.id ORDER BY name
        """,
        parameters).Select(Described).ToList();

    Study Described(StudyRow row)
    {
        try
        {
            return row.Described(row.IsWhole);
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            throw Unreadable(failure, $"the study '{row.Name}'");
        }
    }
}

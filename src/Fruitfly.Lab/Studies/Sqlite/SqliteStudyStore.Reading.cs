using System.Text.Json;
using Dapper;
using Fruitfly.Training;

namespace Fruitfly.Lab.Studies.Sqlite;

public sealed partial class SqliteStudyStore
{
    // A reader keeps writers out, so nothing is handed out while reading: a page is read whole first.
    const int PageSize = 500;

    public IReadOnlyList<Study> Studies() => Guarded(() => ReadStudies(""));

    public Study? Find(string study) => Guarded(() => ReadStudies("WHERE name = @study", new { study }).SingleOrDefault());

    public IEnumerable<TrialRecord> Trials(string study, int skip = 0, int take = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        var id = Guarded(() => StudyId(study));
        return Pages(() => (OfStudy, id), skip, take);
    }

    public IReadOnlyDictionary<string, TrialState> States(IReadOnlyList<string> hashes) => Guarded(() =>
    {
        var states = new Dictionary<string, TrialState>();
        foreach (var part in hashes.Chunk(PageSize))
            foreach (var (hash, state) in _connection.Query<(string, string)>("SELECT hash, state FROM trials WHERE hash IN @part", new { part }))
                states[hash] = Enum.Parse<TrialState>(state, ignoreCase: true);
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
        $"{SelectTrials(OfStudy)} WHERE hash = @hash ORDER BY position LIMIT 1", new { id = StudyId(study), hash }) is { } row
        ? Record(row) : null);

    List<TrialRow> ReadPage((string Places, long Id) source, int skip, int take) => _connection.Query<TrialRow>(
        $"{SelectTrials(source.Places)} WHERE position >= @skip ORDER BY position LIMIT @take",
        new { id = source.Id, skip, take }).AsList();

    static string SelectTrials(string places) =>
        $"""
        SELECT position, hash, json, state, attempts, error, ended, parameters, seconds, diverged_step AS DivergedStep,
          last_finite_loss AS LastFiniteLoss, instruction_set AS InstructionSet, numerics, program, runtime, evaluations
        FROM {places} AS places
        JOIN trials ON trials.id = places.trial
        JOIN descriptions ON descriptions.trial = trials.id
        LEFT JOIN results ON results.trial = trials.id
        LEFT JOIN curves ON curves.trial = trials.id
        """;

    static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;

    TrialRecord Record(TrialRow row)
    {
        var state = Enum.Parse<TrialState>(row.State, ignoreCase: true);
        if (row.Evaluations is null)
            return new TrialRecord(row.Position, row.Hash, row.Json, state, row.Attempts, row.Error, null, null) { Ended = Time(row.Ended) };
        try
        {
            var divergence = row.DivergedStep is { } step ? new Divergence(step, row.LastFiniteLoss) : null;
            byte[]? prunedIn = null;
            var history = MeasuresFormat.Read(row.Evaluations, curve =>
                new History(CurveFormat.Read(curve, out var confusions, out prunedIn), divergence) { Confusions = confusions });
            var result = new TrialResult(CanonicalDescription.Parse(row.Json), history, row.Parameters, row.Seconds, prunedIn);
            var provenance = new TrialProvenance(row.InstructionSet!, row.Numerics, row.Program!, row.Runtime!);
            return new TrialRecord(row.Position, row.Hash, row.Json, state, row.Attempts, row.Error, result, provenance) { Ended = Time(row.Ended) };
        }
        catch (FormatException failure)
        {
            throw Unreadable(row.Hash, failure);
        }
    }

    StudyStoreException Unreadable(string hash, FormatException failure) => new(
        $"Trial {hash} in '{_path}' cannot be read. {failure.Message}",
        "A newer Fruitfly may have written it; otherwise restore the store from a copy.", failure);

    List<Study> ReadStudies(string where, object? parameters = null) => _connection.Query<StudyRow>(
        $"""
        SELECT name, experiment, preset, options, created, plans,
          count(*) FILTER (WHERE state = 'planned') AS Planned, count(*) FILTER (WHERE state = 'running') AS Running,
          count(*) FILTER (WHERE state = 'done') AS Done, count(*) FILTER (WHERE state = 'diverged') AS Diverged,
          count(*) FILTER (WHERE state = 'failed') AS Failed
        FROM studies
        LEFT JOIN study_trials ON study_trials.study = studies.id
        LEFT JOIN trials ON trials.id = study_trials.trial
        {where} GROUP BY studies.id ORDER BY name
        """,
        parameters).Select(Described).ToList();

    static Study Described(StudyRow row) => new(
        row.Name, row.Experiment,
        new StudySettings(row.Preset, JsonSerializer.Deserialize<Dictionary<string, double>>(row.Options)!),
        DateTimeOffset.FromUnixTimeMilliseconds(row.Created),
        new TrialCounts(row.Planned, row.Running, row.Done, row.Diverged, row.Failed))
    {
        Plans = row.Plans,
    };

    sealed class StudyRow
    {
        public string Name { get; init; } = "";
        public string Experiment { get; init; } = "";
        public string Preset { get; init; } = "";
        public string Options { get; init; } = "";
        public long Created { get; init; }
        public int Plans { get; init; }
        public int Planned { get; init; }
        public int Running { get; init; }
        public int Done { get; init; }
        public int Diverged { get; init; }
        public int Failed { get; init; }
    }

    sealed class TrialRow
    {
        public int Position { get; init; }
        public string Hash { get; init; } = "";
        public string Json { get; init; } = "";
        public string State { get; init; } = "";
        public int Attempts { get; init; }
        public string? Error { get; init; }
        public long? Ended { get; init; }
        public int Parameters { get; init; }
        public double Seconds { get; init; }
        public int? DivergedStep { get; init; }
        public double? LastFiniteLoss { get; init; }
        public string? InstructionSet { get; init; }
        public int Numerics { get; init; }
        public string? Program { get; init; }
        public string? Runtime { get; init; }
        public byte[]? Evaluations { get; init; }
    }
}

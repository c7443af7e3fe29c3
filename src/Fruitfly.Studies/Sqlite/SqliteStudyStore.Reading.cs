using System.Text.Json;
using Dapper;
using Fruitfly.Training;

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
          last_finite_loss AS LastFiniteLoss, instruction_set AS InstructionSet, numerics, program, runtime, evaluations,
          trials.checksum IS {TrialChecksum} AS IsTrialWhole, results.trial IS NOT NULL AS HasResult,
          results.checksum IS {ResultChecksum("hash")} AS IsResultWhole, curves.checksum IS {CurveChecksum("hash")} AS IsCurveWhole
        FROM {places} AS places
        JOIN trials ON trials.id = places.trial
        LEFT JOIN descriptions ON descriptions.trial = trials.id
        LEFT JOIN results ON results.trial = trials.id
        LEFT JOIN curves ON curves.trial = trials.id
        """;

    static DateTimeOffset? Time(long? milliseconds)
    {
        const long Year1 = -62_135_596_800_000, Year10000 = 253_402_300_799_999;
        return milliseconds is not { } time ? null
            : time is >= Year1 and <= Year10000
                ? DateTimeOffset.FromUnixTimeMilliseconds(time) : throw Damaged($"The time {time}");
    }

    TrialRecord Record(TrialRow row)
    {
        try
        {
            var (hash, json) = (Text(row.Hash, "hash"), Text(row.Json, "description"));
            if (TrialIdentity.HashOf(json) != hash)
                throw Damaged("Its description or its hash");
            if (!row.IsTrialWhole)
                throw Damaged("Its row among the trials");
            var trial = CanonicalDescription.Parse(json);
            var record = new TrialRecord(
                row.Position, hash, json, State(Text(row.State, "state")), (int)Whole(row.Attempts, "attempts"),
                row.Error is null ? null : Text(row.Error, "error"), null, null)
            {
                Ended = Time(row.Ended is null ? null : Whole(row.Ended, "end", long.MinValue, long.MaxValue)),
            };
            return record.State is TrialState.Done or TrialState.Diverged ? WithResult(record, trial, row) : record;
        }
        catch (FormatException failure)
        {
            throw Unreadable(failure, $"trial {row.Hash} (place {row.Position} of its plan)");
        }
    }

    static TrialRecord WithResult(TrialRecord record, Trial trial, TrialRow row)
    {
        if (!row.HasResult || row.Evaluations is not byte[] bytes)
            throw new FormatException(
                $"It is {(record.State == TrialState.Done ? "done" : "diverged")}, and " +
                $"its {(row.HasResult ? "curve" : "result")} is missing.");
        if (!row.IsResultWhole)
            throw Damaged("Its result");
        if (!row.IsCurveWhole)
            throw Damaged("Its curve");
        var divergence = row.DivergedStep is null ? null
            : new Divergence((int)Whole(row.DivergedStep, "step of divergence"),
                row.LastFiniteLoss is null ? null : Real(row.LastFiniteLoss, "last finite loss"));
        byte[]? prunedIn = null;
        var history = MeasuresFormat.Read(bytes, curve =>
            new History(CurveFormat.Read(curve, out var confusions, out prunedIn),
                divergence)
            { Confusions = confusions });
        return record with
        {
            Result = new TrialResult(trial, history, (int)Whole(row.Parameters, "number of parameters"),
                Real(row.Seconds, "seconds"), prunedIn),
            Provenance = new TrialProvenance(
                Text(row.InstructionSet, "instruction set"), (int)Whole(row.Numerics, "numerics"),
                Text(row.Program, "program"), Text(row.Runtime, "runtime")),
        };
    }

    static string Text(object? value, string name) => value as string ?? throw Damaged($"Its {name}");

    static double Real(object? value, string name) => value as double? ?? throw Damaged($"Its {name}");

    static long Whole(object? value, string name, long least = 0, long most = int.MaxValue) =>
        value is long whole && whole >= least && whole <= most ? whole : throw Damaged($"Its {name}");

    static TrialState State(string state) =>
        Enum.TryParse<TrialState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known)
            && !char.IsAsciiDigit(state[0])
            ? known : throw new FormatException($"The state '{state}' is not known.");

    /// <param name="row">which row it is; null where the message says it</param>
    StudyStoreException Unreadable(Exception failure, string? row = null) => new(
        $"The store '{_path}' is damaged{(row is null ? "" : $" at {row}")}. {failure.Message}",
        "A newer Fruitfly may have written it; otherwise restore the store from a copy.", failure);

    List<Study> ReadStudies(string where, object? parameters = null) => _connection.Query<StudyRow>(
        $"""
        SELECT name, experiment, preset, options, created, plans, definition, studies.checksum IS {StudyChecksum} AS IsWhole,
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
            var counts = new TrialCounts(row.Planned, row.Running, row.Done, row.Diverged, row.Failed);
            if (!row.IsWhole)
                throw Damaged("Its name, experiment, setting, time or definition");
            if (counts.Total != row.Total)
                throw new FormatException(
                    $"{row.Total - counts.Total} of its {row.Total} trials are not there, or in no state.");
            return new Study(
                row.Name, row.Experiment,
                new StudySettings(row.Preset,
                    JsonSerializer.Deserialize<Dictionary<string, double>>(row.Options) ?? []),
                Time(row.Created)!.Value, counts)
            {
                Plans = row.Plans,
                Definition = row.Definition,
            };
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            throw Unreadable(failure, $"the study '{row.Name}'");
        }
    }

    sealed class StudyRow
    {
        public string Name { get; init; } = "";
        public string Experiment { get; init; } = "";
        public string Preset { get; init; } = "";
        public string Options { get; init; } = "";
        public long Created { get; init; }
        public int Plans { get; init; }
        public string? Definition { get; init; }
        public bool IsWhole { get; init; }
        public int Total { get; init; }
        public int Planned { get; init; }
        public int Running { get; init; }
        public int Done { get; init; }
        public int Diverged { get; init; }
        public int Failed { get; init; }
    }

    // Of any type, as anyone may have written the file.
    sealed class TrialRow
    {
        public int Position { get; init; }
        public object? Hash { get; init; }
        public object? Json { get; init; }
        public object? State { get; init; }
        public object? Attempts { get; init; }
        public object? Error { get; init; }
        public object? Ended { get; init; }
        public object? Parameters { get; init; }
        public object? Seconds { get; init; }
        public object? DivergedStep { get; init; }
        public object? LastFiniteLoss { get; init; }
        public object? InstructionSet { get; init; }
        public object? Numerics { get; init; }
        public object? Program { get; init; }
        public object? Runtime { get; init; }
        public object? Evaluations { get; init; }
        public bool IsTrialWhole { get; init; }
        public bool HasResult { get; init; }
        public bool IsResultWhole { get; init; }
        public bool IsCurveWhole { get; init; }
    }
}

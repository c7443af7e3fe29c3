using System.Globalization;

namespace Fruitfly.Studies.Export;

/// <summary>The trials of a study as rows and columns, read one after the other as they are needed. Columns are known
/// before: they are those of the whole plan, so that they do not change while it is run.</summary>
sealed class ExportTable
{
    readonly IStudyStore _store;
    readonly string _study;
    readonly SettingColumns _settings;

    public ExportTable(IStudyStore store, string study, ExportSettings settings)
    {
        (_store, _study, Settings) = (store, study, settings);
        var isLong = settings.Form == ExportForm.Long;
        _settings = SettingColumns.Of(store.Settings(study).Values, varyingOnly: isLong);
        Columns = isLong
            ? [.. TrialColumns.Identity, TrialColumns.Seed, .. _settings.Columns, .. TrialColumns.Evaluation]
            :
            [
                .. TrialColumns.Identity,
                .. _settings.Columns.Append(TrialColumns.Seed)
                    .OrderBy(column => column.Meaning.Name, StringComparer.Ordinal),
                TrialColumns.Parameters, .. TrialColumns.LastEvaluation, .. TrialColumns.Ending,
                .. settings.ResultsOnly ? [] : TrialColumns.Run,
            ];
    }

    public ExportSettings Settings { get; }

    public IReadOnlyList<ExportColumn> Columns { get; }

    /// <summary>The settings that all trials share.</summary>
    public IReadOnlyDictionary<string, string> Constant => _settings.Constant;

    /// <summary>What was read so far.</summary>
    public ExportCounts Counts { get; } = new();

    /// <summary>The trials that ended, in the order of the plan.</summary>
    public IEnumerable<TrialRecord> Trials()
    {
        foreach (var trial in _store.Trials(_study))
            if (trial.State is TrialState.Done or TrialState.Diverged or TrialState.Failed)
            {
                Counts.Add(trial);
                yield return trial;
            }
    }

    public IEnumerable<ExportRow> Rows()
    {
        foreach (var trial in Trials())
        {
            var seed = ulong.Parse(CanonicalDescription.SeedOf(trial.Description), CultureInfo.InvariantCulture);
            var row = new ExportRow(trial, seed, _settings.Of(trial), null);
            var curve = trial.Result?.History.Evaluations ?? [];
            if (Settings.Form == ExportForm.Wide)
                yield return row with { Evaluation = curve.LastOrDefault() };
            else
                foreach (var evaluation in curve)
                    yield return row with { Evaluation = evaluation };
        }
    }
}

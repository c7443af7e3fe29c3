using System.Text.Json;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Web.Errors;

namespace Fruitfly.Web.Diagnoses;

/// <summary>What a page learns of a table before anything is trained.</summary>
/// <param name="Problem">why it cannot be diagnosed so; null where it can</param>
/// <param name="Columns">that may be chosen for something; none where they cannot be told</param>
/// <param name="Plan">null where there is a problem</param>
sealed record DiagnosisCheck(ErrorText? Problem, IReadOnlyList<string> Columns, PlannedDiagnosis? Plan)
{
    public static DiagnosisCheck Of(AskedDiagnosis asked, Laboratory laboratory)
    {
        try
        {
            var plan = asked.Plan(laboratory);
            return new(null, [.. plan.File.Table.Reading.Columns.Select(column => column.Name)],
                PlannedDiagnosis.Of(plan, laboratory));
        }
        catch (Exception wrong) when (wrong is DataFileException or SetupException
            || asked.Study is null && wrong is RequestException)
        {
            var (_, error, hint) = ErrorAnswer.Explain(wrong);
            return new(new(error, hint),
                asked.Settings?.GetValueOrDefault("file") is { } file ? laboratory.Tables.ColumnsOf(file) : [], null);
        }
    }
}

/// <summary>The diagnosis that a page asks about.</summary>
/// <param name="Study">its name in the store</param>
/// <param name="Lines">what was taken for what, and why</param>
/// <param name="Warnings">what is suspicious about the data</param>
/// <param name="Known">its trials in the store; null where it has none</param>
/// <param name="Depth">the rung of its design; null for a design of a program</param>
sealed record PlannedDiagnosis(
    string Study, string File, string Target, IReadOnlyDictionary<string, string> Settings, double Worth, int? Depth,
    IReadOnlyList<string> Lines, IReadOnlyList<string> Warnings, Table Schema, PartedRows Rows, TrialCounts? Known)
{
    public static PlannedDiagnosis Of(DiagnosisPlan plan, Laboratory laboratory)
    {
        var reading = plan.File.Table.Reading;
        var study = laboratory.Records.Find(plan.Study);
        return new(
            plan.Study, plan.Setup.File.Split('/', '\\')[^1], reading.Target,
            plan.Setup.ToPairs().ToDictionary(), plan.Worth,
            DiagnosisDesign.Ladder.Index().Where(rung => rung.Item == plan.Design)
                .Select(rung => (int?)rung.Index).FirstOrDefault(),
            [.. (reading with { Warnings = [] }).ToLinesBesideColumns()],
            [.. reading.Warnings.Select(warning => warning.Text)], SchemaTable.Of(reading), PartedRows.Of(plan),
            study?.Trials);
    }
}

/// <summary>How the rows are parted.</summary>
/// <param name="Unit">what is drawn independently: <c>examples</c>, <c>distinct</c>, <c>groups</c> or <c>time</c></param>
/// <param name="Pool">units that training sets are drawn from</param>
/// <param name="Sizes">of the training sets, in units, the whole pool first; none smaller where none are
/// independent</param>
/// <param name="Judging">rows that judge</param>
/// <param name="TakesTurns">whether each quarter of the rows judges in its turn</param>
/// <param name="Test">rows that stay closed</param>
sealed record PartedRows(
    string Unit, int Pool, IReadOnlyList<int> Sizes, int Judging, bool TakesTurns, int Test)
{
    public static PartedRows Of(DiagnosisPlan plan) => new(
        JsonNamingPolicy.KebabCaseLower.ConvertName($"{plan.Units.By}"), plan.Units.Pool,
        [.. (plan.HasTree ? plan.Levels : plan.Levels.Take(1)).Select(level => level.Units)], plan.Units.Judging,
        plan.Units.Rotations > 1, plan.Units.Test);
}

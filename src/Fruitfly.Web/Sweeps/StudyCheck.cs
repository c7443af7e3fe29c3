using System.Text.Json.Nodes;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;
using Fruitfly.Lab.Sweeps;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Web.Uploads;

namespace Fruitfly.Web.Sweeps;

/// <summary>What a page learns of the text of a study while it is written.</summary>
/// <param name="Problems">all that is wrong, in the order of the text; none where it can be run</param>
/// <param name="Value">the text as values, for the form; null where it is no YAML, or no map</param>
/// <param name="Study">null where something is wrong</param>
sealed record StudyCheck(IReadOnlyList<PlacedProblem> Problems, JsonObject? Value, PlannedStudy? Study)
{
    /// <summary>What the text is called where a message must name it.</summary>
    public const string TextName = "study.yaml";

    /// <summary>Reads the text of a study over uploaded tables.</summary>
    /// <exception cref="StudyFileException">with everything that is wrong in it</exception>
    /// <exception cref="DataFileException">there is no such file of data, or it cannot be read</exception>
    public static SweepStudy Read(ReadOnlySpan<byte> text, UploadedTables tables) =>
        SweepStudy.Of(text, TextName, "", [], tables.Open);

    public static StudyCheck Of(byte[] text, UploadedTables tables, IStudyStore store)
    {
        JsonObject? value = null;
        try
        {
            value = SweepStudy.ValueOf(text, TextName) as JsonObject;
            return new([], value, PlannedStudy.Of(Read(text, tables), store));
        }
        catch (StudyFileException wrong)
        {
            return new([.. wrong.Problems.Select(PlacedProblem.Of)], value, null);
        }
        catch (DataFileException file)
        {
            return new([PlacedProblem.Of(file)], value, null);
        }
    }
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Line">from 1; null where no place is known</param>
/// <param name="Path">such as <c>recipe.epochs</c>; empty where the whole is meant</param>
sealed record PlacedProblem(int? Line, int? Column, string Path, string Message)
{
    public static PlacedProblem Of(StudyProblem problem) => problem.Origin is { Kind: OriginKind.File, Line: > 0 } place
        ? new(place.Line, place.Column, problem.Path, problem.Text)
        : new(null, null, problem.Path, problem.Text);

    public static PlacedProblem Of(DataFileException file) => new(null, null, "data.file",
        $"{file.File}: {(file.Place.Length == 0 ? "" : file.Place + ": ")}{file.Problem}. " +
        file.Remedy.In(StudyWording.Of));
}

/// <summary>The study that a text is.</summary>
/// <param name="Name">in the store</param>
/// <param name="Shown">with every value filled in, and where each comes from</param>
/// <param name="Resolved">the same as values: what a setting is that the text leaves out</param>
/// <param name="Schemas">what was taken for what in the files of its data</param>
/// <param name="Known">its trials in the store; null where it has none of that name</param>
sealed record PlannedStudy(
    string Name, string Title, int Settings, int Trials, SweepDesign Design, IReadOnlyList<PlannedFactor> Factors,
    string Shown, JsonObject Resolved, IReadOnlyList<Table> Schemas, TrialCounts? Known)
{
    public static PlannedStudy Of(SweepStudy study, IStudyStore store)
    {
        var plan = study.Plan;
        return new(plan.Name, study.Title, plan.Settings.Count, plan.Trials.Count, plan.Design,
            [.. plan.Factors.Select(PlannedFactor.Of)], study.Shown,
            (JsonObject)study.ShownJson["study"]!,
            [.. study.Readings.Where(reading => reading.Columns.Count > 0).Select(SchemaTable.Of)],
            store.Find(plan.Name)?.Trials);
    }
}

/// <summary>What varies.</summary>
/// <param name="Values">the first of them; none where they are drawn from a range</param>
/// <param name="Levels">how many there are</param>
sealed record PlannedFactor(string Path, IReadOnlyList<string> Values, int Levels)
{
    const int MostShown = 12;

    public static PlannedFactor Of(Factor factor) =>
        new(factor.Path, [.. factor.Values.Take(MostShown).Select(value => value.Text)], factor.Values.Count);
}

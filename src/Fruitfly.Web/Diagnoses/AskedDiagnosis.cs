using Fruitfly.Data.Files;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Uploads;
using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Diagnoses;

/// <summary>What a page asks about: an uploaded table with its settings, or a diagnosis that the store has.</summary>
/// <param name="Settings">of the setup by name, the file among them; what is not named is as usual</param>
/// <param name="Study">a diagnosis of the store, in place of settings</param>
/// <param name="Worth">see <see cref="DiagnosisPlan.Worth"/>; null for what is usual, or what the study has</param>
/// <param name="Depth">a rung of <see cref="DiagnosisDesign.Ladder"/>; null likewise</param>
sealed record AskedDiagnosis(
    Dictionary<string, string?>? Settings = null, string? Study = null, double? Worth = null, int? Depth = null)
{
    /// <exception cref="RequestException">there is no such diagnosis, or its table is gone</exception>
    /// <exception cref="SetupException">the settings do not fit the table</exception>
    /// <exception cref="DataFileException">the table cannot be read</exception>
    public DiagnosisPlan Plan(Laboratory laboratory)
    {
        if (Worth is { } worth && !(worth is >= 0 and < 1))
            throw new RequestException(StatusCodes.Status400BadRequest,
                "What is worth having is a share of the error, from 0 % to below 100 %.");
        if (Depth is { } depth && (depth < 0 || depth >= DiagnosisDesign.Ladder.Count))
            throw new RequestException(StatusCodes.Status400BadRequest, $"There is no depth {depth}.",
                "Choose one of the list.");
        var plan = Study is null ? OfUpload(laboratory) : OfStudy(Study, laboratory);
        return plan with
        {
            Worth = Worth ?? plan.Worth,
            Design = Depth is { } rung ? DiagnosisDesign.Ladder[rung] : plan.Design,
        };
    }

    /// <summary>The plan of a diagnosis of the store.</summary>
    /// <exception cref="RequestException">there is none of that name, or its table is gone</exception>
    public static DiagnosisPlan OfStudy(string name, Laboratory laboratory)
    {
        // What was just started may not be in the store yet.
        if (laboratory.Runs.Of(name) is DiagnosisJob { HasEnded: false } going)
            return going.Plan;
        var definition = DiagnosisDefinition.Parse(DiagnosisReports.Study(name, laboratory).Definition)
            ?? throw new RequestException(StatusCodes.Status409Conflict,
                $"'{name}' does not say what was asked: an earlier program began it.",
                "Bring its table again; what was trained is kept.");
        return definition.ToPlan(TableOf(definition, laboratory.Records));
    }

    DiagnosisPlan OfUpload(Laboratory laboratory)
    {
        var given = (Settings ?? []).ToDictionary(setting => setting.Key, setting => setting.Value
            ?? throw new SetupException(setting.Key, "is null; it must be a text, or left out."));
        given["data"] = "file";
        var setup = TrainingSetup.Parse(given);
        if (!given.ContainsKey("epochs"))
            setup = setup with { Epochs = DiagnosisPlan.DefaultSetup.Epochs };
        var file = setup.ReadFile(laboratory.Tables.Open)!;
        try
        {
            return DiagnosisPlan.Of(setup, file) with { ChoosesWidth = !given.ContainsKey("hidden-layers") };
        }
        catch (SetupException few) when (few.Setting == "file")
        {
            throw new RequestException(StatusCodes.Status400BadRequest, $"The file {few.Rest}",
                "Bring a table of more rows, or leave the column of groups out.");
        }
    }

    // Where the store saw it last: an upload goes with its lab, the copy stays.
    static DescribedFile TableOf(DiagnosisDefinition definition, IStudyStore store)
    {
        var setup = definition.ToSetup();
        var name = setup.File.Split('/', '\\')[^1];
        foreach (var place in definition.Files.Count == 0 ? [] : store.Files(definition.Files[0].Sha256))
            try
            {
                var file = setup.ReadFile((_, options) => UploadedTables.Read(place.Path, name, options))!;
                if (file.Description.Files.SequenceEqual(definition.Files))
                    return file;
            }
            catch (DataFileException)
            {
                // It is not there any more; another copy may be.
            }
        throw new RequestException(StatusCodes.Status409Conflict,
            $"The table of this diagnosis, {name}, is not where it was.",
            "Bring it again with the same settings; what was trained is kept.");
    }
}

using System.Text.Json;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>What was asked of a diagnosis, as the store keeps it with its study, so that it can be shown, gone on with
/// and made sharper later.</summary>
/// <param name="Settings">of the setup, see <see cref="TrainingSetup.Parse"/></param>
/// <param name="Files">what the files of the table hold</param>
/// <param name="Worth">see <see cref="DiagnosisPlan.Worth"/></param>
/// <param name="ChoosesWidth">see <see cref="DiagnosisPlan.ChoosesWidth"/></param>
/// <param name="Pool">what is trained on. Default: all that is not kept to judge</param>
public sealed record DiagnosisDefinition(
    IReadOnlyDictionary<string, string> Settings, IReadOnlyList<FileContent> Files, double Worth, bool ChoosesWidth,
    DiagnosisDesign Design, DiagnosisPool? Pool = null)
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static DiagnosisDefinition Of(DiagnosisPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(plan.Setup.ToPairs().ToDictionary(), plan.File.Description.Files, plan.Worth, plan.ChoosesWidth,
            plan.Design, plan.Pool);
    }

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <returns>null for the text of another program, or of none</returns>
    public static DiagnosisDefinition? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<DiagnosisDefinition>(text, Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string ToText() => JsonSerializer.Serialize(this, Format);

    /// <summary>The setup that was asked about.</summary>
    /// <exception cref="SetupException">a setting that this program does not know</exception>
    public TrainingSetup ToSetup() => TrainingSetup.Parse(Settings);

    /// <summary>The plan that it was made of.</summary>
    /// <param name="file">the table, read by the setup's <see cref="TrainingSetup.FileOptions"/></param>
    /// <exception cref="SetupException">the settings do not fit the file, or not this program</exception>
    public DiagnosisPlan ToPlan(DescribedFile file) => DiagnosisPlan.Of(ToSetup(), file, Design, Pool) with
    {
        Worth = Worth,
        ChoosesWidth = ChoosesWidth,
    };
}

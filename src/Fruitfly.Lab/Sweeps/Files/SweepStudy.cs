using System.Text.Json.Nodes;
using Fruitfly.Data.Files;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>A study as a file describes it, ready to be run.</summary>
public sealed class SweepStudy
{
    readonly ReadStudy _study;

    SweepStudy(ReadStudy study) => (_study, Plan) = (study, SweepPlanner.Of(study));

    public SweepPlan Plan { get; }

    /// <summary>As the file calls it.</summary>
    public string Title => _study.Sections.Name;

    /// <summary>The files that its data are read from.</summary>
    public IReadOnlyList<DescribedFile> Files => _study.Files;

    /// <summary>After that much time no further trial begins; null for no such bound.</summary>
    public TimeSpan? MostTime => _study.Sections.MostTime;

    /// <summary>The study with every value filled in, and behind each value where it comes from.</summary>
    public string Shown => ResolvedStudy.Text(_study, hasOrigins: true);

    /// <summary>The same for programs: the values, and by its path where each comes from.</summary>
    public JsonObject ShownJson => ResolvedStudy.Json(_study);

    /// <summary>What to type behind the study to train one setting alone, such as <c>recipe.epochs=20</c>.</summary>
    public IReadOnlyList<string> Typed(SweepSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var parts = _study.Settings[setting.Number].Setting.Parts;
        var values = from factor in _study.Factors
                     where setting.Values.ContainsKey(factor.Path)
                     select $"{factor.Path}={YamlText.Flow(parts.At(factor.Keys)!)}";
        // One setting is a grid: whole trainings, without a search.
        return [.. values, .. Plan.Design == SweepDesign.Grid ? (string[])[] : [$"{StudyWords.Search}=grid"]];
    }

    /// <summary>Reads a study file, with what was typed behind it, such as <c>recipe.epochs=20</c>.</summary>
    /// <exception cref="StudyFileException">with everything that is wrong in it</exception>
    /// <exception cref="DataFileException">the study, or the file of its data, cannot be read</exception>
    public static SweepStudy Read(string path, IReadOnlyList<string> typed)
    {
        ArgumentNullException.ThrowIfNull(path);
        var bytes = StudyBytes.Read(path);
        return Of(bytes, path, Path.GetDirectoryName(path) ?? "", typed);
    }

    /// <summary>The same of a text.</summary>
    /// <param name="name">what the text is called in messages</param>
    /// <param name="folder">from where the path of a data file is meant</param>
    public static SweepStudy Of(
        ReadOnlySpan<byte> text, string name, string folder, IReadOnlyList<string> typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return Of(text, name, new DataReader(folder, (path, options) => DescribedFile.Read(path, options)), typed);
    }

    /// <summary>The same of a text that may name no file of the disk.</summary>
    /// <param name="name">what the text is called in messages</param>
    /// <param name="open">gives the file of data that the text calls so</param>
    /// <exception cref="StudyFileException">with everything that is wrong in it</exception>
    /// <exception cref="DataFileException">there is no such file of data, or it cannot be read</exception>
    public static SweepStudy Of(
        ReadOnlySpan<byte> text, string name, Func<string, DataFileOptions, DescribedFile> open) =>
        Of(text, name, new DataReader("", open), []);

    /// <summary>The values of a text as it stands, whether or not they make a study.</summary>
    /// <exception cref="StudyFileException">it is no YAML</exception>
    public static JsonNode? ValueOf(ReadOnlySpan<byte> text, string name) =>
        ResolvedStudy.Plain(StudyYaml.Read(text, name));

    static SweepStudy Of(ReadOnlySpan<byte> text, string name, DataReader data, IReadOnlyList<string> typed) =>
        new(new StudyReader(data).Read(StudyYaml.Read(text, name), typed));
}

using System.Text.Json.Nodes;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>A study as a file describes it, ready to be run.</summary>
public sealed class SweepStudy
{
    readonly ReadStudy _study;
    readonly string _folder;

    SweepStudy(ReadStudy study, string folder) => (_study, _folder, Plan) = (study, folder, SweepPlanner.Of(study));

    public SweepPlan Plan { get; }

    /// <summary>As the file calls it.</summary>
    public string Title => _study.Sections.Name;

    /// <summary>The files that its data are read from.</summary>
    public IReadOnlyList<DescribedFile> Files => _study.Files;

    /// <summary>What was taken for what in them.</summary>
    public IReadOnlyList<TableReading> Readings => [.. Files.Select(file => file.Table.Reading)];

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
                     select $"{factor.Path}={YamlText.Flow(FromHere(parts.At(factor.Keys)!, factor.Path))}";
        // One setting is a grid: whole trainings, without a search.
        return [.. values, .. Plan.Design == SweepDesign.Grid ? (string[])[] : [$"{StudyWords.Search}=grid"]];
    }

    /// <summary>The path of a file of data is meant from the folder of the study where it stands in the study, and from
    /// where one is where it is typed.</summary>
    StudyNode FromHere(StudyNode value, string path) => value switch
    {
        ScalarNode { Origin.Kind: OriginKind.File } file when path == $"{StudyWords.Data}.{SettingShapes.File}" =>
            file with { Text = Path.Combine(_folder, file.Text) },
        MapNode map when path == StudyWords.Data && map.Entry(SettingShapes.File) is { } file =>
            map.With(file.Key, file.KeyOrigin, FromHere(file.Value, $"{path}.{file.Key}")),
        _ => value,
    };

    /// <summary>Reads a study file, with what was typed behind it, such as <c>recipe.epochs=20</c>.</summary>
    /// <param name="open">reads a file of the data; default: <see cref="DescribedFile.Read"/></param>
    /// <exception cref="StudyFileException">with everything that is wrong in it</exception>
    /// <exception cref="DataFileException">the study, or the file of its data, cannot be read</exception>
    public static SweepStudy Read(
        string path, IReadOnlyList<string> typed, Func<string, DataFileOptions, DescribedFile>? open = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var bytes = StudyBytes.Read(path);
        return Of(bytes, path, Path.GetDirectoryName(path) ?? "", typed, open);
    }

    /// <summary>The same of a text.</summary>
    /// <param name="name">what the text is called in messages</param>
    /// <param name="folder">from where the path of a data file is meant</param>
    /// <inheritdoc cref="Read" path="/param"/>
    public static SweepStudy Of(
        ReadOnlySpan<byte> text, string name, string folder, IReadOnlyList<string> typed,
        Func<string, DataFileOptions, DescribedFile>? open = null)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var reader = new StudyReader(new DataReader(folder, open ?? DescribedFile.Read));
        return new(reader.Read(StudyYaml.Read(text, name), typed), folder);
    }

    /// <summary>The values of a text as it stands, whether or not they make a study.</summary>
    /// <exception cref="StudyFileException">it is no YAML</exception>
    public static JsonNode? ValueOf(ReadOnlySpan<byte> text, string name) =>
        ResolvedStudy.Plain(StudyYaml.Read(text, name));
}

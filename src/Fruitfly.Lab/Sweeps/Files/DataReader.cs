using System.Text.Json;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Kinds;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Makes data of the section that describes them. The same section is read once.</summary>
/// <param name="folder">where the study lies: a file's path is meant from there</param>
/// <param name="open">reads a file of the user's</param>
sealed class DataReader(string folder, Func<string, DataFileOptions, DescribedFile> open)
{
    /// <summary>What is done with a file that was read; with other values of these it is not read again.</summary>
    static readonly string[] AfterReading = ["labelNoise", "dataSeed", "standardize", "standardizeTarget"];

    readonly Dictionary<string, SweepData?> _read = [];
    readonly Dictionary<string, DescribedFile?> _files = [];

    /// <summary>Every file that was read, once for each way to read it.</summary>
    public IReadOnlyList<DescribedFile> Files => [.. _files.Values.OfType<DescribedFile>()];

    /// <returns>null where something is wrong with it</returns>
    public SweepData? Read(StudyNode node, StudySplits splits, Problems problems)
    {
        var key = $"{YamlText.Flow(node)} {splits} {node.Origin.Kind}";
        if (!_read.TryGetValue(key, out var data))
            _read[key] = data = Make(node, splits, problems);
        return data;
    }

    SweepData? Make(StudyNode node, StudySplits splits, Problems problems)
    {
        var before = problems.Found;
        SettingShapes.Data.Check(node, StudyWords.Data, problems);
        if (problems.Found > before)
            return null;
        var map = node as MapNode ?? new MapNode(node.Origin, [new MapEntry(StudyWords.Kind, node.Origin, node)]);
        return SettingShapes.Data.KindIn(map)!.Text.Contains('/', StringComparison.Ordinal)
            ? Own(map, splits, problems) : OfSetup(map, splits, problems);
    }

    SweepData? OfSetup(MapNode map, StudySplits splits, Problems problems)
    {
        try
        {
            var setup = SetupNodes.Data(map, SettingShapes.Data.KindIn(map)!.Name);
            var place = map.Entry(SettingShapes.File)?.Value.Origin;
            if (setup.Data == SetupData.File && place?.Kind == OriginKind.File)
                setup = setup with { File = Path.Combine(folder, setup.File) };
            if (splits.Folds > 0 && (setup.Data != SetupData.File || setup.Time.Length > 0))
            {
                problems.Add(splits.Place, StudyWords.Validation, setup.Data == SetupData.File
                    ? "has folds, which by time would train on what comes after them; take a share, such as 0.2."
                    : "has folds, which cut a file; these data are made, and take a share.");
                return null;
            }
            setup = setup with { TrainSplit = 1 - splits.Test, ValidationShare = splits.Validation };
            var file = ReadFile(map, setup);
            var size = file is null ? setup.Size()!.Value : setup.Try(file).Table.Size;
            var data = new SweepData(setup, file, null, splits, size);
            if (splits.Folds > 0)
                data = data with { Size = Prepared(data, file!) };
            return data;
        }
        catch (SetupException wrong)
        {
            var key = SettingShapes.KeyOf(wrong.Setting.Trim('\''));
            var path = PathOf(wrong.Setting, key);
            problems.Add(map.Entry(key)?.Value.Origin
                ?? (path is StudyWords.Test or StudyWords.Validation ? splits.Place : map.Origin), path, wrong.Rest);
            return null;
        }
        catch (ArgumentException wrong)
        {
            problems.Add(map, StudyWords.Data, $"does not fit: {wrong.Message}");
            return null;
        }
    }

    DescribedFile? ReadFile(MapNode map, TrainingSetup setup)
    {
        var key = YamlText.Flow(AfterReading.Aggregate(map, (left, name) => left.Without(name))) +
            $" {map.Entry(SettingShapes.File)?.Value.Origin.Kind}";
        if (!_files.TryGetValue(key, out var file))
            _files[key] = file = ReadFromFolder(setup, map.Entry(SettingShapes.File)?.Value);
        return file;
    }

    DescribedFile? ReadFromFolder(TrainingSetup setup, StudyNode? written)
    {
        try
        {
            return setup.ReadFile(open);
        }
        catch (DataFileException missing) when (IsMeantFromFolder(written) && !File.Exists(setup.File))
        {
            throw new DataFileException(missing.File, missing.Place, missing.Problem,
                $"Check the path; it is meant from the folder of the study, '{Path.GetFullPath(folder)}'.", missing);
        }
    }

    bool IsMeantFromFolder(StudyNode? written) => folder.Length > 0
        && written is ScalarNode { Origin.Kind: OriginKind.File } path && !Path.IsPathRooted(path.Text);

    static DataSize Prepared(SweepData data, DescribedFile file)
    {
        var first = (FileDescription)data.Candidate(0);
        return first.Prepare(file.Table, data.Setup.DataSeed).Size;
    }

    static string PathOf(string setting, string key) => setting switch
    {
        "train-split" => StudyWords.Test,
        "validation-share" => StudyWords.Validation,
        _ => MapShape.Join(StudyWords.Data, key),
    };

    static SweepData? Own(MapNode map, StudySplits splits, Problems problems)
    {
        try
        {
            var data = SettingShapes.Data.ToJson(map).Deserialize<DataDescription>(CanonicalDescription.Options)!;
            var size = data.Size() ?? DataSize.Of(data.Load(1));
            if (size.Validation > 0)
                return new SweepData(new TrainingSetup(), null, data, splits, size);
            problems.Add(map, StudyWords.Data, "has no validation examples, on which settings could be compared.");
        }
        catch (Exception wrong) when (wrong is ArgumentException or JsonException or UnknownKindException)
        {
            problems.Add(map, StudyWords.Data, $"cannot be made: {wrong.Message}");
        }
        return null;
    }
}

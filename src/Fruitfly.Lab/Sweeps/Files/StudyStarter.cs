using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Writes a study to begin with: it runs at once, in about a minute, and says in comments what can be
/// changed.</summary>
public static class StudyStarter
{
    const int Settings = 6, Seeds = 3;

    /// <summary>Examples that small networks see in about a minute on a few cores.</summary>
    const long Passes = 6_000_000;

    /// <summary>How the file is used from a command line.</summary>
    const string Usage = """
        # yaml-language-server: $schema=study.schema.json
        # An editor that knows YAML checks and completes this file by the schema:
        #   fruitfly sweep --schema > study.schema.json
        # Run the study, see its cost first, or see every value with its default:
        #   fruitfly sweep study.yaml
        #   fruitfly sweep study.yaml --dry-run
        #   fruitfly sweep study.yaml --show


        """;

    /// <summary>The data that need no file, such as <c>mnist1d</c>, each with what it is.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Made =>
        [.. MadeChoices.Select(choice => KeyValuePair.Create(choice.Name, choice.Description))];

    /// <param name="source">a kind of data, such as <c>mnist1d</c>, or a file</param>
    /// <param name="open">reads the file; default: <see cref="DescribedFile.Read"/></param>
    /// <exception cref="DataFileException">the file cannot be read</exception>
    public static string Write(string source, Func<string, DataFileOptions, DescribedFile>? open = null) =>
        Usage.ReplaceLineEndings("\n") + WriteWithoutUsage(source, open ?? DescribedFile.Read);

    /// <summary>The same without what only a command line can do.</summary>
    /// <param name="source">a kind of data, or what a file is called</param>
    /// <param name="open">gives the file of that name</param>
    /// <exception cref="DataFileException">there is no such file, or it cannot be read</exception>
    public static string WriteWithoutUsage(string source, Func<string, DataFileOptions, DescribedFile> open)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(open);
        var made = MadeChoices.FirstOrDefault(choice => choice.Name == source);
        return made is null ? OfFile(source, open) : OfMade(made);
    }

    static IEnumerable<SettingChoice> MadeChoices =>
        Setting.Find("data")!.Choices.Where(choice => choice.Name != SettingShapes.File);

    static string OfMade(SettingChoice choice)
    {
        var setup = TrainingSetup.Of(Setting.Find("data")!.Write(new TrainingSetup(), choice.Name).Data);
        return Text(choice.Name, choice.Description, $"  kind: {choice.Name}\n", setup.Size()!.Value,
            longest: 50, "  # optimizer: {kind: adam, learningRate: 0.003}");
    }

    static string OfFile(string path, Func<string, DataFileOptions, DescribedFile> open)
    {
        var file = (TrainingSetup.Of(SetupData.File) with { File = path }).ReadFile(open)!;
        var (reading, size) = (file.Table.Reading, file.Table.Size);
        var data = $"  file: {Flow(path)}\n";
        if (reading?.Target is { Length: > 0 } target)
            data += $"  target: {Flow(target)}  # {reading.TargetReason}\n";
        return Text(Path.GetFileNameWithoutExtension(path), "your own examples", data, size,
            TrainingSetup.Of(SetupData.File).Epochs,
            $"  earlyStopping: {{patience: {TrainingSetup.Of(SetupData.File).Patience}}}" +
            "  # on the validation examples, whose scores then look a little too good\n" +
            "  # optimizer: {kind: adamw, learningRate: 0.005, weightDecay: 0.3}");
    }

    static string Text(string name, string meaning, string data, DataSize size, int longest, string recipe)
    {
        var examples = size.Training + size.Validation + size.Test;
        var epochs = (int)Math.Clamp(Passes / (Settings * Seeds * (long)Math.Max(1, examples)), 5, longest);
        var metric = size.Classes > 0 ? "error" : "root-mean-squared-error";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            study: {{Flow(name)}}

            data:  # {{meaning}}
            {{data.TrimEnd()}}

            network:
              width: 32
              depth: 2
              # activation: relu, dropout: 0.1

            recipe:
              epochs: {{epochs}}
            {{recipe}}

            # What varies: values, or a range. Any value of data, network and recipe can be varied.
            factors:
              network.width: [8, 32]
              recipe.optimizer.learningRate: {from: 1e-3, to: 1e-1, scale: log, count: 3}

            seeds: {{Seeds}}  # networks for each setting; more make the intervals narrower
            search: grid  # or {kind: sobol, settings: 20}, random, successive-halving, hyperband
            metric: {{metric}}  # on the validation examples
            validation: 0.2  # the share of the examples that settings are compared on
            test: 0.2  # the share that is opened once, for the setting that is chosen

            """).ReplaceLineEndings("\n");
    }

    static string Flow(string text) => YamlText.Flow(new ScalarNode(Origin.Default, text, ScalarKind.Text));
}

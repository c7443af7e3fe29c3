using System.Text;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Setups;

/// <summary>What a setup trains: one trial for each seed, split or fold. The test set is measured
/// once, after the last step.</summary>
/// <param name="Trials">in the order of the seeds</param>
/// <param name="Data">what the data are called</param>
/// <param name="Size">of the data of the first trial; a fold may have an example more than another</param>
/// <param name="Reading">what a file was taken for; null for other data</param>
public sealed record SetupPlan(
    TrainingSetup Setup, IReadOnlyList<Trial> Trials, string Data, DataSize Size, TableReading? Reading)
{
    /// <summary>What a name of a study has room for.</summary>
    const int LongestName = 40;

    /// <summary>Describes the trials, and says which setting is wrong where they cannot run.</summary>
    /// <param name="file">what <see cref="TrainingSetup.ReadFile"/> gave</param>
    /// <exception cref="SetupException">data, network and recipe do not fit together</exception>
    /// <exception cref="DataFileException">the values of the file cannot be told apart in float32</exception>
    public static SetupPlan Of(TrainingSetup setup, DescribedFile? file = null)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var first = setup.SplitOf(0);
        _ = first.ToDescription(file);
        (Table? table, IReadOnlyList<string> notes) = file is null ? (null, []) : first.Try(file);
        var size = table?.Size ?? first.Size()!.Value;
        var (network, recipe) = (setup.ToArchitecture(size), setup.ToRecipe(size));
        if (size.Test > 0)
            recipe = recipe with { EvaluateAtEndOn = Split.Test };
        recipe = recipe with { KeepPredictionsOn = TrainedMetrics.SplitOf(size) };
        Trial[] trials =
        [
            .. Enumerable.Range(0, setup.Repetitions).Select(number =>
                new Trial(setup.SplitOf(number).ToDescription(file), network, recipe,
                    (ulong)setup.Seed + (ulong)number)),
        ];
        var reading = file?.Table.Reading;
        return new(
            setup, trials, file?.Table.Name ?? NameOf(setup.Data), size,
            reading is null ? null : reading with { Notes = [.. reading.Notes, .. notes] })
        {
            TargetDeviations = file is null || !setup.StandardizeTarget || size.Classes > 0 ? []
                : [.. Enumerable.Range(0, setup.VariesSplit ? setup.Repetitions : 1)
                    .Select(number => setup.SplitOf(number).TargetDeviations(file))],
            Groups = table is null || setup.VariesSplit ? null : ExampleGroups.Of(table, TrainedMetrics.JudgedBy(size)),
        };
    }

    /// <summary>The groups of the examples that the setup is judged by; null where they stand alone, or where each
    /// network has a split of its own.</summary>
    internal ExampleGroups? Groups { get; init; }

    /// <summary>What the standardized targets of each split were divided by, <c>[splits][outputs]</c>; empty where they
    /// were not.</summary>
    internal IReadOnlyList<IReadOnlyList<double>> TargetDeviations { get; init; } = [];

    /// <summary>The same for the data of a trial.</summary>
    internal IReadOnlyList<double> TargetDeviationsOf(Trial trial) => TargetDeviations.Count == 0 ? []
        : TargetDeviations[Setup.VariesSplit ? (int)(trial.Seed - (ulong)Setup.Seed) : 0];

    /// <summary>The name of its study, such as <c>train-circles-1a2b3c4d</c>: the same
    /// whenever the same is asked for.</summary>
    public string Study =>
        NameOfStudy("train", Data, TrialIdentity.HashOf(string.Join('\n', TrialList.Of(Trials).Hashes)));

    /// <summary>Such as <c>train-circles-1a2b3c4d</c>.</summary>
    /// <param name="data">what the data are called</param>
    /// <param name="hash">of what is trained</param>
    internal static string NameOfStudy(string command, string data, string hash)
    {
        var name = new StringBuilder();
        foreach (var letter in data.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(letter))
                name.Append(letter);
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        var shown = name.ToString()[..Math.Min(name.Length, LongestName)].Trim('-');
        return $"{command}-{(shown.Length == 0 ? "file" : shown)}-{hash[..8]}";
    }

    static string NameOf(SetupData data) => data switch
    {
        SetupData.Mnist1d => "MNIST-1D",
        SetupData.ToyFunction => "toy function",
        _ => KebabCase.Of($"{data}"),
    };
}

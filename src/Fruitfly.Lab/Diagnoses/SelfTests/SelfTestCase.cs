using Fruitfly.Data.Files;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Setups;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>A law, the size of its tables, and what is true of it.</summary>
/// <param name="Number">of its random streams: never change one, each names what is in stores</param>
/// <param name="Draw">a table of the given number of rows</param>
sealed record SelfTestCase(string Name, ulong Number, int Rows, Func<RandomStream, int, ConstructedTable> Draw)
{
    const ulong Streams = 100_000;

    /// <summary>The network that is asked about. Default: the one of the command, whose width is chosen.</summary>
    public TrainingSetup? Given { get; init; }

    /// <summary>The squared error, or Brier score, that no network goes below; null where it is not known.</summary>
    public double? Noise { get; init; }

    /// <summary>Whether rows belong to groups.</summary>
    public bool HasGroups { get; init; }

    /// <summary>Whether what is true is trained on a large table. Default: yes.</summary>
    public bool HasTruth { get; init; } = true;

    public IReadOnlyList<SelfTestDemand> Demands { get; init; } = [];

    /// <param name="number">of the data set, from 1</param>
    public DescribedFile Table(string folder, int number) => Described(folder, $"{number}", Rows, (ulong)number);

    /// <summary>A table so large that each of its training sets is one of its own.</summary>
    public DescribedFile LargeTable(string folder, int rows) => Described(folder, "large", rows, Streams - 1);

    public DiagnosisPlan Plan(DescribedFile file, DiagnosisDesign design) =>
        DiagnosisPlan.Of((Given ?? DiagnosisPlan.DefaultSetup) with
        {
            Data = SetupData.File,
            File = file.Table.Name,
            Target = ConstructedTable.Target,
            Group = HasGroups ? ConstructedTable.Group : "",
        }, file, design) with
        { ChoosesWidth = Given is null };

    DescribedFile Described(string folder, string name, int rows, ulong stream) =>
        Draw(RandomStream.For(Number * Streams + stream, StreamPurpose.Examples), rows)
            .Describe(folder, $"{Name.Replace(' ', '-')}-{name}");
}

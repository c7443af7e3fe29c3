using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>One of the ways to see double descent: data, a family of networks from narrow to wide, and how they are
/// trained.</summary>
/// <param name="Id">also the prefix of its figures and claims</param>
/// <param name="Name">as the report calls it</param>
/// <param name="Setting">what does not depend on options, one line</param>
/// <param name="Unit">what a width counts, such as "hidden units per layer"</param>
sealed record DescentRecipe(string Id, string Name, string Setting, string Unit)
{
    /// <summary>As the report calls the data.</summary>
    public required string DataName { get; init; }

    /// <summary>The data of which a share of the training labels is drawn again for each seed.</summary>
    public required Func<double, DataDescription> Data { get; init; }

    public required Func<int, Architecture> Network { get; init; }

    public required Recipe Training { get; init; }

    /// <summary>Ascending.</summary>
    public required IReadOnlyList<int> Widths { get; init; }

    /// <summary>Parameters of a network of a width that need not be whole.</summary>
    public required Func<double, double> Parameters { get; init; }

    /// <summary>The recipe with its published examples and epochs, so that published
    /// numbers can be compared with.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>The widest network of the source.</summary>
    public required int Widest { get; init; }

    /// <summary>Whether the widest network is among <see cref="Widths"/>.</summary>
    public bool IsWidest => Widths[^1] == Widest;

    public int Examples => Data(0).Size()!.Value.Training;

    public int Classes => Data(0).Size()!.Value.Classes;

    public int Epochs =>
        Training.Duration.InSteps(Training.Batches.StepsPerEpoch(Examples)) / Training.Batches.StepsPerEpoch(Examples);

    /// <summary>The width at which a network has that many parameters: found by bisection, as
    /// parameters grow with width.</summary>
    public double WidthOf(double parameters)
    {
        var (low, high) = (0.0, 1.0);
        while (Parameters(high) < parameters)
            high *= 2;
        for (var i = 0; i < 60; i++)
            (low, high) = Parameters((low + high) / 2) < parameters
                ? ((low + high) / 2, high) : (low, (low + high) / 2);
        return (low + high) / 2;
    }

    /// <summary>The same with that many widths, evenly spread over the list up to the largest.</summary>
    public DescentRecipe WithWidths(int count, int largest)
    {
        int[] within = [.. Widths.Where(width => width <= largest)];
        if (within.Length > count)
            within = [.. Enumerable.Range(0, count)
                .Select(i => within[(int)Math.Round(i * (within.Length - 1.0) / (count - 1))])];
        return this with { Widths = within };
    }

    /// <summary>Steps after which the scores are kept: about ten for each factor of ten of epochs,
    /// from the first to the last.</summary>
    internal static IReadOnlyList<int> Evaluations(int epochs, int stepsPerEpoch) =>
    [
        .. Enumerable.Range(0, 100).Select(i => (int)Math.Round(Math.Pow(10, i / 10.0)))
            .TakeWhile(epoch => epoch < epochs).Distinct().Select(epoch => epoch * stepsPerEpoch),
    ];
}

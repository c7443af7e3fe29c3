using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>Which of all networks without training error gradient descent ends at, by where it starts.</summary>
/// <param name="Ends">of each data set</param>
sealed record StartOutcome(IReadOnlyList<StartOutcome.DataSetEnds> Ends)
{
    /// <summary>Standard deviations of the parameters at the start; those of the smallest solution with 50 hidden units
    /// are about 6.</summary>
    public const double Small = 0.1, Large = 10;

    /// <summary>As many as in UDL figure 8.11.</summary>
    public const int HiddenUnits = 50;

    /// <param name="Network">where descent ends</param>
    /// <param name="Error">against the true function</param>
    /// <param name="TrainingError">mean squared</param>
    public sealed record End(HingeNetwork Network, double Error, double TrainingError);

    /// <param name="FromSmallest">how far the end from zero lies from the smallest solution, over that one's
    /// norm</param>
    public sealed record DataSetEnds(End Zero, End Small, End Large, double FromSmallest);

    /// <summary>About how long <see cref="Of"/> takes, in the unit of <see cref="ToySetting.FitWork"/>.</summary>
    public static double WorkOf(ToySetting setting) => setting.DataSets * WorkOfEach(setting);

    /// <param name="work">has <see cref="WorkOf"/> left for it. Default: it goes to its end.</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static StartOutcome Of(ToySetting setting, WorkInParts? work = null) =>
        new([.. (work ?? new WorkInParts(1)).Each(
            WorkOfEach(setting), Enumerable.Range(0, setting.DataSets), index => EndsOf(setting, index))]);

    static DataSetEnds EndsOf(ToySetting setting, int index)
    {
        var data = setting.DataSet(index);
        var descent = new HingeDescent(data, HiddenUnits);
        var smallest = HingeFit.Of(data, HiddenUnits);
        var zero = At(0);
        var squares = Math.Pow(zero.Network.Bias - smallest.Network.Bias, 2)
            + zero.Network.Weights.Zip(smallest.Network.Weights, (a, b) => (a - b) * (a - b)).Sum();
        return new(zero, At(Small), At(Large), Math.Sqrt(squares) / smallest.Solution.Norm);

        End At(double deviation)
        {
            var stream = RandomStream.For(setting.FirstSeed + (ulong)index, StreamPurpose.Initialization);
            double[] start = [.. Enumerable.Range(0, HiddenUnits + 1).Select(_ => deviation * stream.NextGaussian())];
            var network = descent.From(new HingeNetwork(start[0], start[1..]));
            return new(network, MeanSquare(network.At(ToySetting.Points), ToySetting.Truth),
                MeanSquare(network.At(data.Inputs), data.Targets));
        }
    }

    // Two products for each of 32 doublings.
    static double WorkOfEach(ToySetting setting) => 64.0 * Math.Pow(setting.Examples, 3);

    static double MeanSquare(double[] values, IReadOnlyList<double> targets) =>
        values.Zip(targets, (value, target) => (value - target) * (value - target)).Average();
}

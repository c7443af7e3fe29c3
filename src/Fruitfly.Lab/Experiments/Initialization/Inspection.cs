using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Networks.Reference;
using Fruitfly.Training;
using MathNet.Numerics.LinearAlgebra;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>One training of a trial, repeated to look inside: a trial's history holds its losses, not its weights. The
/// same description and seed take the same way.</summary>
/// <param name="Ranks">of the trained weight matrices</param>
/// <param name="UnitRanks">of the trained hidden activations <c>[examples × units]</c>: how many units differ</param>
/// <param name="Weights">the trained weights of the second layer <c>[units × inputs]</c></param>
/// <param name="Rise">by how much the loss of a batch rises from a step to the next, on average over the first epochs;
/// 0 where it falls</param>
/// <param name="FromOneWide">how far the trained network's outputs are from those of a network one unit wide that has
/// the first unit's weights of every layer, relative to the largest output</param>
/// <param name="Units">the trained activations of the last hidden layer <c>[training examples × units]</c></param>
/// <param name="Probabilities">of the classes, for each test example <c>[examples × classes]</c></param>
sealed record Inspection(
    ulong Seed, IReadOnlyList<Look> Looks, IReadOnlyList<int> Ranks, IReadOnlyList<int> UnitRanks, double[,] Weights,
    double Rise, double FromOneWide, Matrix Units, double[] Probabilities)
{
    /// <summary>The first examples of the training set, enough to find every unit that any of them activates.</summary>
    const int Examples = 500;

    /// <param name="data">with a test set</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static Inspection Of(
        Architecture architecture, DataSet data, Recipe recipe, ulong seed, CancellationToken cancellation = default)
    {
        var network = new Network(architecture, seed);
        var examples = data.Training.Select([.. Enumerable.Range(0, Math.Min(Examples, data.Training.Count))]);
        var observer = new InspectingObserver(network, ReferenceExamples.From(examples), recipe.Loss);
        Trainer.Train(network, data.WithoutTest(), recipe with { EvaluateOn = [] }, seed, observer, cancellation);
        var reference = observer.Reference();
        var output = reference.Forward(ReferenceExamples.From(examples).Inputs);
        var layers = reference.LinearLayers;
        return new(
            seed,
            observer.Looks,
            [.. layers.Select(layer => Rank(layer.Weight.Value))],
            [.. layers.Skip(1).Select(layer => Rank(layer.Input))],
            Copy(layers[1].Weight.Value),
            observer.Rise,
            OneWide.Distance(reference, ReferenceExamples.From(examples).Inputs, output),
            layers[^1].Input,
            Normalized(observer.Reference().Forward(ReferenceExamples.From(data.Test!).Inputs)));
    }

    /// <summary>About how long one takes, in the unit of <see cref="DeepNetwork.WorkOf"/>: training and evaluating, and
    /// three decompositions at the end.</summary>
    public static double WorkOf(int epochs) => 15e6 * epochs + 200e6;

    /// <summary>How many singular values stand out of the rounding of float32.</summary>
    internal static int Rank(Matrix matrix)
    {
        foreach (var value in matrix.Values)
            if (!double.IsFinite(value))
                return 0;
        var singular =
            Matrix<double>.Build.DenseOfRowMajor(matrix.Rows, matrix.Columns, matrix.Values.ToArray())
                .Svd(computeVectors: false).S;
        var tolerance = Math.Max(matrix.Rows, matrix.Columns) * Math.Pow(2, -23) * singular[0];
        return singular.Count(value => value > tolerance);
    }

    static double[,] Copy(Matrix matrix)
    {
        var copy = new double[matrix.Rows, matrix.Columns];
        for (var row = 0; row < matrix.Rows; row++)
            for (var column = 0; column < matrix.Columns; column++)
                copy[row, column] = matrix[row, column];
        return copy;
    }

    static double[] Normalized(Matrix outputs) =>
        Metrics.Probabilities(Array.ConvertAll(outputs.Values.ToArray(), value => (float)value), outputs.Columns);
}

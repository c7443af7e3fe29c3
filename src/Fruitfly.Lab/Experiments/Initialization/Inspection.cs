using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Reference;
using Fruitfly.Training;
using MathNet.Numerics.LinearAlgebra;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>The state of a network at one step of its training.</summary>
/// <param name="Inactive">share of units that no example activates, for each hidden layer</param>
/// <param name="Moved">‖W − W₀‖ / ‖W₀‖ for each weight matrix; NaN where W₀ is zero</param>
sealed record Look(int Step, IReadOnlyList<double> Inactive, IReadOnlyList<double> Moved);

/// <summary>One training of a trial, repeated to look inside: a trial's history holds its losses, not its weights. The
/// same description and seed take the same way.</summary>
/// <param name="Ranks">of the trained weight matrices</param>
/// <param name="UnitRanks">of the trained hidden activations <c>[examples × units]</c>: how many units differ</param>
/// <param name="Weights">the trained weights of the second layer <c>[units × inputs]</c></param>
sealed record Inspection(
    ulong Seed, IReadOnlyList<Look> Looks, IReadOnlyList<int> Ranks, IReadOnlyList<int> UnitRanks, double[,] Weights)
{
    /// <summary>The first examples of the training set, enough to find every unit that any of them activates.</summary>
    const int Examples = 500;

    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static Inspection Of(
        Architecture architecture, DataSet data, Recipe recipe, ulong seed, CancellationToken cancellation = default)
    {
        var network = new Network(architecture, seed);
        var examples = data.Training.Select([.. Enumerable.Range(0, Math.Min(Examples, data.Training.Count))]);
        var observer = new Observer(network, ReferenceExamples.From(examples).Inputs);
        Trainer.Train(network, data, recipe with { EvaluateOn = [] }, seed, observer, cancellation);
        var reference = observer.Reference();
        var layers = reference.LinearLayers;
        return new(
            seed,
            observer.Looks,
            [.. layers.Select(layer => Rank(layer.Weight.Value))],
            [.. layers.Skip(1).Select(layer => Rank(layer.Input))],
            Copy(layers[1].Weight.Value));
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

    sealed class Observer : ITrainingObserver
    {
        readonly Network _network;
        readonly Matrix _inputs;
        readonly IReadOnlyList<double[]> _start;
        readonly List<Look> _looks = [];

        public Observer(Network network, Matrix inputs)
        {
            (_network, _inputs) = (network, inputs);
            _start = [.. Reference().LinearLayers.Select(layer => layer.Weight.Value.Values.ToArray())];
        }

        public IReadOnlyList<Look> Looks => _looks;

        public void Evaluated(Evaluation evaluation)
        {
            var layers = Reference().LinearLayers;
            _looks.Add(new Look(
                evaluation.Step,
                [.. layers.Skip(1).Select(layer => LayerStatistics.Inactive(layer.Input))],
                [.. layers.Zip(_start, (layer, start) => Distance(layer.Weight.Value.Values, start))]));
        }

        /// <summary>The network as it is now in double precision, with the examples passed through it.</summary>
        public ReferenceNetwork Reference()
        {
            var parameters = new float[_network.ParameterCount];
            _network.CopyParametersTo(parameters);
            var reference = new ReferenceNetwork(_network.Architecture);
            reference.CopyParametersFrom(Array.ConvertAll(parameters, value => (double)value));
            reference.Forward(_inputs);
            return reference;
        }

        static double Distance(ReadOnlySpan<double> weights, double[] start)
        {
            double moved = 0, length = 0;
            for (var i = 0; i < start.Length; i++)
            {
                moved += (weights[i] - start[i]) * (weights[i] - start[i]);
                length += start[i] * start[i];
            }
            return length == 0 ? double.NaN : Math.Sqrt(moved / length);
        }
    }
}

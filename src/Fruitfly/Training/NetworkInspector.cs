using System.Numerics.Tensors;
using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Training.Losses;

namespace Fruitfly.Training;

/// <summary>Looks into a network with the same examples again and again, such as from an
/// <see cref="ITrainingObserver"/>, with memory taken once. Training is not changed by it: it has a pass
/// of its own, without dropout.</summary>
public sealed class NetworkInspector
{
    readonly Network _network;
    readonly Examples _examples;
    readonly int _bins;
    readonly LossFunction _loss;
    readonly Workspace _workspace;
    readonly int[] _places;
    readonly float[] _outputs, _outputGradient;

    /// <param name="examples">all pass at once, so a thousand show as much as ten thousand</param>
    /// <param name="loss">whose gradient goes back</param>
    /// <param name="bins">of each histogram</param>
    /// <exception cref="ArgumentException">network, examples and loss do not fit together,
    /// or ask for too much memory</exception>
    public NetworkInspector(Network network, Examples examples, Loss loss, int bins = 40)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        if (examples.Count == 0)
            throw new ArgumentException("A network is looked into with one example at least.", nameof(examples));
        if ((examples.Features, examples.Outputs) != (network.Inputs, network.Outputs))
            throw new ArgumentException(
                $"The network takes {network.Inputs} inputs and gives {network.Outputs} outputs; the examples " +
                $"have {examples.Features} and {examples.Outputs}.",
                nameof(examples));
        (_network, _examples, _bins) = (network, examples, bins);
        _loss = loss.For(new DataSet("inspected examples", examples), examples.Count);
        _workspace = new Workspace(network, examples.Count);
        _places = [.. Enumerable.Range(0, examples.Count)];
        (_outputs, _outputGradient) = (new float[examples.Count * network.Outputs],
            new float[examples.Count * network.Outputs]);
    }

    /// <summary>Passes the examples through the network as it is now.</summary>
    public NetworkInspection Inspect()
    {
        _network.Layers.Forward(_workspace, _examples.Inputs, _outputs);
        var loss = _loss.Part(_examples, _places, _places.Length, _outputs, _outputGradient);
        _network.Layers.Backward(_workspace, _examples.Inputs, _outputs, _outputGradient, []);
        var viewer = new Viewer(_network.Architecture.Layers.Count - 1, _places.Length, _bins);
        _network.Layers.Show(_workspace, _outputs, _outputGradient, viewer);
        return new NetworkInspection(loss, viewer.Layers, [.. _network.Parameters.Select(Of)]);
    }

    ParameterInspection Of(Parameter parameter)
    {
        var values = _workspace.Values(parameter);
        var gradient = _workspace.Gradient(parameter);
        var (mean, variance) = MeanAndVariance(values);
        return new ParameterInspection(
            parameter.Name, parameter.Role, parameter.Count, Histogram.Of(values, _bins), mean, variance,
            MeanAndVariance(gradient).Variance,
            TensorPrimitives.Norm<float>(gradient));
    }

    static (double Mean, double Variance) MeanAndVariance(ReadOnlySpan<float> values)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
            sum += value;
        var mean = sum / values.Length;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return (mean, squares / values.Length);
    }

    sealed class Viewer(int last, int examples, int bins) : ILayerViewer
    {
        public List<LayerInspection> Layers { get; } = [];

        public void View(in ShownLayer shown)
        {
            var isActivation = shown.Layer is ActivationLayer;
            if (!isActivation && shown.Layer is not (Gru or Residual) && shown.Name != $"{last}")
                return;
            var (mean, variance) = MeanAndVariance(shown.Values);
            var (zeros, inactive) = Zeros(shown.Values, shown.Shape);
            Layers.Add(new LayerInspection(
                shown.Name, shown.Layer.GetType().Name, shown.Shape.Channels, Histogram.Of(shown.Values, bins), mean,
                variance,
                (double)zeros / shown.Values.Length, (double)inactive / shown.Shape.Channels,
                GradientVariance(shown, isActivation)));
        }

        double GradientVariance(in ShownLayer shown, bool isActivation)
        {
            if (isActivation && shown.Layer is not Relu && shown.InputGradient.IsEmpty || shown.Gradient.IsEmpty)
                return double.NaN;
            var gradient = isActivation && shown.Layer is not Relu ? shown.InputGradient : shown.Gradient;
            if (shown.Layer is Relu)
            {
                var masked = new float[gradient.Length];
                Activation.ReluBackward(shown.Values, gradient, masked);
                gradient = masked;
            }
            return examples * (double)examples
                * MeanAndVariance(gradient).Variance; // of the mean loss each example has a share
        }

        /// <summary>The values that are zero, and the units all of whose values are.</summary>
        (long Zeros, int InactiveUnits) Zeros(ReadOnlySpan<float> values, Shape shape)
        {
            var zeros = 0L;
            var ofUnit = new int[shape.Channels];
            // [examples × units], or [positions × units × examples].
            var run = shape.IsVector ? 1 : examples;
            for (var (i, unit) = (0, 0); i < values.Length; i += run, unit = unit + 1 == ofUnit.Length ? 0 : unit + 1)
                ofUnit[unit] += values.Slice(i, run).Count(0);
            foreach (var count in ofUnit)
                zeros += count;
            return (zeros, ofUnit.Count(count => count == examples * shape.Positions));
        }
    }
}

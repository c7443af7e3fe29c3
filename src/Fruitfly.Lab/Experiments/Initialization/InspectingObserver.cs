using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Networks.Reference;
using Fruitfly.Training;
using Fruitfly.Training.Losses;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>The state of a network at one step of its training.</summary>
/// <param name="Inactive">share of units that no example activates, for each hidden layer</param>
/// <param name="Moved">‖W − W₀‖ / ‖W₀‖ for each weight matrix; NaN where W₀ is zero</param>
/// <param name="Gradient">the length of the loss's gradient by all parameters, over the examples looked at</param>
/// <param name="Activation">the root mean square of the last hidden layer's activations</param>
sealed record Look(
    int Step, IReadOnlyList<double> Inactive, IReadOnlyList<double> Moved, double Gradient, double Activation);

/// <summary>Looks into a network at every evaluation of its training.</summary>
sealed class InspectingObserver : ITrainingObserver
{
    /// <summary>Steps over which rises of the loss are averaged: five epochs of 4,000 examples.</summary>
    const int EarlySteps = 200;

    readonly Network _network;
    readonly ReferenceExamples _examples;
    readonly Loss _loss;
    readonly IReadOnlyList<double[]> _start;
    readonly List<Look> _looks = [];
    double _before = double.NaN, _risen;
    int _compared;

    public InspectingObserver(Network network, ReferenceExamples examples, Loss loss)
    {
        (_network, _examples, _loss) = (network, examples, loss);
        _start = [.. Reference().LinearLayers.Select(layer => layer.Weight.Value.Values.ToArray())];
    }

    public IReadOnlyList<Look> Looks => _looks;

    /// <summary>By how much the loss of a batch rises from a step to the next, on average; 0 where it falls.</summary>
    public double Rise => _compared == 0 ? double.NaN : _risen / _compared;

    public void StepTaken(int step, double batchLoss)
    {
        if (step > EarlySteps)
            return;
        if (step > 1)
        {
            _risen += Math.Max(0, batchLoss - _before);
            _compared++;
        }
        _before = batchLoss;
    }

    public void Evaluated(Evaluation evaluation)
    {
        var reference = Reference();
        var layers = reference.LinearLayers;
        reference.Backward(ReferenceLoss.Of(_loss, reference.Forward(_examples.Inputs), _examples).Gradient);
        _looks.Add(new Look(
            evaluation.Step,
            [.. layers.Skip(1).Select(layer => LayerStatistics.Inactive(layer.Input))],
            [.. layers.Zip(_start, (layer, start) => Distance(layer.Weight.Value.Values, start))],
            Length(reference),
            Math.Sqrt(Moments.Of(layers[^1].Input.Values).Square)));
    }

    /// <summary>The network as it is now in double precision.</summary>
    public ReferenceNetwork Reference()
    {
        var parameters = new float[_network.ParameterCount];
        _network.CopyParametersTo(parameters);
        var reference = new ReferenceNetwork(_network.Architecture);
        reference.CopyParametersFrom(Array.ConvertAll(parameters, value => (double)value));
        return reference;
    }

    static double Length(ReferenceNetwork network)
    {
        var gradients = new double[network.ParameterCount];
        network.CopyGradientsTo(gradients);
        return Math.Sqrt(gradients.Sum(value => value * value));
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

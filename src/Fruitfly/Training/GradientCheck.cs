using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training.Losses;

namespace Fruitfly.Training;

/// <summary>Compares the gradients of a network, or of a loss, with finite differences: the one check that a new layer,
/// activation or loss should pass before it is trained.
/// <para>The differences are central, (f(x + h) − f(x − h)) / 2h, at h and h / 2, and extrapolated to h = 0
/// (Richardson), so that a large h can be taken that float32 does not drown. Where they do not agree, a kink may lie
/// within h, and smaller steps are tried.</para></summary>
public static class GradientCheck
{
    const double Step = 1.0 / 32, Close = 1e-3;

    /// <summary>A part whose gradients are this much smaller than those of another, such as of a bias before batch
    /// normalization, whose gradient is 0, is rounding alone.</summary>
    const double Negligible = 1e-3;

    /// <summary>The gradients of a weighted sum of the outputs by all inputs and parameters, with the layers at work as
    /// in
    /// training but without dropout; the parameters are Gaussian.</summary>
    /// <param name="architecture">such as one with the layer to be checked alone,
    /// and two or three more around it</param>
    /// <param name="examples">in the batch</param>
    /// <exception cref="ArgumentException">the layers do not fit together</exception>
    public static GradientReport Of(Architecture architecture, int examples = 4, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(examples);
        var random = new RandomStream(seed, stream: 0);
        var network = new Network(architecture, seed);
        foreach (var parameter in network.Parameters)
            Fill(network.Storage.AsSpan(parameter.Offset, parameter.Count), random, 1 / Math.Sqrt(parameter.FanIn));
        var (inputs, outputs) = (new float[examples * network.Inputs], new float[examples * network.Outputs]);
        var (weights, inputGradient) = (new float[outputs.Length], new float[inputs.Length]);
        Fill(inputs, random, 1);
        Fill(weights, random, 1);
        var workspace = new Workspace(network, examples) { IsTraining = true };

        double Sum()
        {
            network.Layers.Forward(workspace, inputs, outputs);
            var sum = 0.0;
            for (var i = 0; i < outputs.Length; i++)
                sum += (double)weights[i] * outputs[i];
            return sum;
        }

        Sum();
        network.Layers.Backward(workspace, inputs, outputs, weights, inputGradient);
        var gradients = workspace.Gradients.ToArray();
        var least = Negligible * Math.Max(
            Size(inputGradient), network.Parameters.Max(parameter => Size(gradients[parameter.Range])));
        return new GradientReport(
        [
            Check("inputs", inputs, 0..inputs.Length, inputGradient, Sum, least),
            .. network.Parameters.Select(parameter =>
                Check(parameter.Name, network.Storage, parameter.Range, gradients[parameter.Range], Sum, least)),
        ]);
    }

    /// <summary>The gradients of a loss by the outputs, on class labels and on real
    /// values where it takes them.</summary>
    /// <exception cref="ArgumentException">it takes neither</exception>
    public static GradientReport Of(Loss loss, int outputs = 3, int examples = 5, ulong seed = 1)
    {
        var random = new RandomStream(seed, stream: 1);
        var (labels, values) = (new int[examples], new float[examples * outputs]);
        for (var i = 0; i < examples; i++)
            labels[i] = random.NextInt(outputs);
        Fill(values, random, 1);
        List<CheckedGradient> parts = [];
        ArgumentException? refusal = null;
        foreach (var targets in (Examples[])
            [Examples.Labelled(new float[examples], 1, labels, outputs),
                Examples.RealValued(new float[examples], 1, values, outputs)])
            try
            {
                parts.Add(Check(targets.IsClassification ? "class labels" : "real values", loss, targets, random));
            }
            catch (ArgumentException unsuited)
            {
                refusal = unsuited;
            }
        return parts.Count > 0 ? new GradientReport(parts) : throw new ArgumentException(
            $"The loss takes neither class labels nor real values: {refusal!.Message}", nameof(loss), refusal);
    }

    static CheckedGradient Check(string name, Loss loss, Examples targets, RandomStream random)
    {
        var function = loss.For(new DataSet(name, targets), targets.Count);
        int[] all = [.. Enumerable.Range(0, targets.Count)];
        var outputs = new float[targets.Count * targets.Outputs];
        Fill(outputs, random, 1);
        var (gradient, scratch) = (new float[outputs.Length], new float[outputs.Length]);
        function.Part(targets, all, all.Length, outputs, gradient);
        return Check(name, outputs, 0..outputs.Length, gradient,
            () => function.Part(targets, all, all.Length, outputs, scratch));
    }

    static double Size(float[] gradient) =>
        Math.Sqrt(gradient.Sum(value => (double)value * value) / gradient.Length);

    /// <param name="least">what errors are compared with at least</param>
    static CheckedGradient Check(
        string name, float[] values, Range range, float[] gradient, Func<double> function, double least = 0)
    {
        var (nearKinks, largest) = (0, 0.0);
        var size = Math.Max(least, Size(gradient));
        for (var i = 0; i < gradient.Length; i++)
        {
            var at = range.Start.Value + i;
            var error = Error(Step);
            if (!(error <= Close)
                && (Error(Step / 8) is <= GradientReport.Tolerance || Error(Step / 64) is <= GradientReport.Tolerance))
                nearKinks++;
            else
                largest = double.IsNaN(error) ? double.PositiveInfinity : Math.Max(largest, error);

            double Error(double step)
            {
                var difference = (4 * Difference(at, step / 2) - Difference(at, step)) / 3;
                var scale = Math.Max(Math.Max(Math.Abs(difference), Math.Abs(gradient[i])), size);
                return scale == 0 ? 0 : Math.Abs(difference - gradient[i]) / scale;
            }
        }
        return new CheckedGradient(name, gradient.Length, nearKinks, largest);

        double Difference(int at, double step)
        {
            var value = values[at];
            values[at] = (float)(value + step);
            var (above, up) = (function(), (double)values[at]);
            values[at] = (float)(value - step);
            var (below, down) = (function(), (double)values[at]);
            values[at] = value;
            return (above - below) / (up - down);
        }
    }

    static void Fill(Span<float> values, RandomStream random, double deviation)
    {
        random.FillGaussian(values);
        foreach (ref var value in values)
            value *= (float)deviation;
    }
}

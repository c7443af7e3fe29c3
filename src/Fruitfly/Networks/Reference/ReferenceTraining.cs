using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training;
using Fruitfly.Training.Losses;

namespace Fruitfly.Networks.Reference;

/// <summary>Trains a reference network by a recipe; the caller gives the order of the examples.</summary>
public sealed class ReferenceTraining
{
    readonly ReferenceNetwork _network;
    readonly Recipe _recipe;
    readonly ReferenceExamples _training;
    readonly ReferenceOptimizer _optimizer;
    readonly RandomStream? _dropout, _noise;
    readonly double[]? _classWeights;
    readonly int _batchSize;
    readonly int _stepsPerEpoch;
    readonly int _totalSteps;

    /// <param name="dropout">what decides which units are dropped in a step; null for none</param>
    /// <param name="noise">what names the streams of noise and augmentation; null for none</param>
    public ReferenceTraining(
        ReferenceNetwork network, Recipe recipe, ReferenceExamples training, RandomStream? dropout = null,
        RandomStream? noise = null)
    {
        (_network, _recipe, _training, _dropout, _noise) = (network, recipe, training, dropout, noise);
        _classWeights = recipe.ClassWeights is { } weights ? WeightsOf(weights, network.Outputs) : null;
        _optimizer = ReferenceOptimizer.Of(recipe.Optimizer, network.Parameters);
        _batchSize = recipe.Batches.SizeFor(training.Count);
        _stepsPerEpoch = recipe.Batches.StepsPerEpoch(training.Count);
        _totalSteps = recipe.Duration.InSteps(_stepsPerEpoch);
    }

    /// <summary>Steps taken so far.</summary>
    public int Steps { get; private set; }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate =>
        _recipe.Optimizer.LearningRate * _recipe.Schedule.Factor(Steps, _stepsPerEpoch, _totalSteps);

    /// <summary>One step on the given examples; returns their loss before it. Early stopping is left to the
    /// caller.</summary>
    public double Step(ReadOnlySpan<int> batch)
    {
        var examples = _training.Select(batch);
        var key = _noise is not null && _recipe.IsNoisy ? _noise.NextUInt64() : (ulong?)null;
        var inputs = key is { } drawn ? WithNoise(Augmented(examples.Inputs, drawn), drawn) : examples.Inputs;
        var kept = _network.Parameters.Select(parameter => parameter.Value.Values.ToArray()).ToList();
        if (key is { } shifted)
            ShiftParameters(shifted);
        _network.DrawDropout(_dropout, examples.Count);
        _network.IsTraining = true;
        var loss = LossOf(_network.Forward(inputs), examples);
        _network.Backward(loss.Gradient);
        foreach (var (parameter, values) in _network.Parameters.Zip(kept))
            values.AsSpan().CopyTo(parameter.Value.Values);
        _network.DrawDropout(stream: null, 0);
        _network.IsTraining = false;
        ShapeGradients();
        _optimizer.Step(LearningRate);
        Steps++;
        return loss.Value;
    }

    Matrix Augmented(Matrix inputs, ulong key)
    {
        if (_recipe.Augmentation is not { IsEffective: true } augmentation)
            return inputs;
        var stream = new RandomStream(0, 0);
        Augmenter.Restart(stream, key, part: 0);
        var changed = new Matrix(inputs.Rows, inputs.Columns);
        for (var i = 0; i < inputs.Rows; i++)
        {
            var (places, factor, slope) = Augmenter.Draw(augmentation, stream, inputs.Columns);
            for (var j = 0; j < inputs.Columns; j++)
                changed[i, j] = factor * inputs[i, (j + inputs.Columns - places) % inputs.Columns]
                    + slope * Augmenter.TiltAt(j, inputs.Columns);
        }
        return changed;
    }

    void ShiftParameters(ulong key)
    {
        if (_recipe.WeightNoise is not { } deviation)
            return;
        var stream = new RandomStream(key, WeightNoise.StreamNumber);
        foreach (var (_, value, _) in _network.Parameters)
            for (var i = 0; i < value.Values.Length; i++)
                value.Values[i] += deviation * stream.NextGaussian();
    }

    Matrix WithNoise(Matrix inputs, ulong key)
    {
        if (_recipe.InputNoise is not { } deviation)
            return inputs;
        var stream = new RandomStream(key, 0);
        var noisy = new Matrix(inputs.Rows, inputs.Columns);
        for (var i = 0; i < noisy.Values.Length; i++)
            noisy.Values[i] = inputs.Values[i] + deviation * stream.NextGaussian();
        return noisy;
    }

    /// <summary>The mean of the weighted losses of the examples, each taken by itself.</summary>
    ReferenceLoss LossOf(Matrix outputs, ReferenceExamples examples)
    {
        if (_classWeights is null)
            return ReferenceLoss.Of(_recipe.Loss, outputs, examples);
        var (sum, gradient) = (0.0, new Matrix(outputs.Rows, outputs.Columns));
        for (var i = 0; i < examples.Count; i++)
        {
            var one = ReferenceLoss.Of(_recipe.Loss, outputs.SelectRows([i]), examples.Select([i]));
            var weight = _classWeights[examples.Labels[i]] / examples.Count;
            sum += weight * one.Value;
            for (var k = 0; k < outputs.Columns; k++)
                gradient[i, k] = weight * one.Gradient[0, k];
        }
        return new ReferenceLoss(sum, gradient);
    }

    void ShapeGradients()
    {
        var squares = 0.0;
        foreach (var (_, value, gradient) in _network.Parameters)
            for (var i = 0; i < gradient.Values.Length; i++)
            {
                gradient.Values[i] += (_recipe.L1Penalty ?? 0) * Math.Sign(value.Values[i]);
                squares += gradient.Values[i] * gradient.Values[i];
            }
        if (_recipe.ClipNorm is not { } longest)
            return;
        var factor = Math.Min(1, longest / (Math.Sqrt(squares) + 1e-6));
        foreach (var (_, _, gradient) in _network.Parameters)
            foreach (ref var value in gradient.Values)
                value *= factor;
    }

    double[] WeightsOf(ClassWeights weights, int classes)
    {
        var counts = new int[classes];
        foreach (var label in _training.Labels)
            counts[label]++;
        return weights.Values is { } given
            ? [.. given] : [.. counts.Select(count => (double)_training.Count / (classes * (double)count))];
    }

    /// <summary>Steps through the examples in the given order, in batches of the recipe's
    /// size; returns the loss of each.</summary>
    public IReadOnlyList<double> Epoch(ReadOnlySpan<int> order)
    {
        var losses = new List<double>();
        for (var start = 0; start < order.Length; start += _batchSize)
            losses.Add(Step(order.Slice(start, Math.Min(_batchSize, order.Length - start))));
        return losses;
    }

    /// <summary>The mean loss of a network over examples, and how many of them it classifies wrongly: the prediction is
    /// the largest output, the first of equal ones. Real-valued targets have no wrong predictions.</summary>
    public static (double Loss, int Wrong) Evaluate(ReferenceNetwork network, Loss loss, ReferenceExamples examples)
    {
        var outputs = network.Forward(examples.Inputs);
        var wrong = 0;
        for (var i = 0; i < examples.Labels.Length; i++)
            if (FirstLargest(outputs.Row(i)) != examples.Labels[i])
                wrong++;
        return (ReferenceLoss.Of(loss, outputs, examples).Value, wrong);
    }

    static int FirstLargest(ReadOnlySpan<double> values)
    {
        var largest = 0;
        for (var i = 1; i < values.Length; i++)
            if (values[i] > values[largest])
                largest = i;
        return largest;
    }
}

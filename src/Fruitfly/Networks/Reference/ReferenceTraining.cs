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
    readonly RandomStream? _dropout;
    readonly int _batchSize;
    readonly int _stepsPerEpoch;
    readonly int _totalSteps;

    /// <param name="dropout">what decides which units are dropped in a step; null for none</param>
    public ReferenceTraining(
        ReferenceNetwork network, Recipe recipe, ReferenceExamples training, RandomStream? dropout = null)
    {
        (_network, _recipe, _training, _dropout) = (network, recipe, training, dropout);
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

    /// <summary>One step on the given examples; returns their loss before it.</summary>
    public double Step(ReadOnlySpan<int> batch)
    {
        var examples = _training.Select(batch);
        _network.DrawDropout(_dropout, examples.Count);
        var loss = ReferenceLoss.Of(_recipe.Loss, _network.Forward(examples.Inputs), examples);
        _network.Backward(loss.Gradient);
        _network.DrawDropout(stream: null, 0);
        _optimizer.Step(LearningRate);
        Steps++;
        return loss.Value;
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

using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Training.Losses;

namespace Fruitfly.Training;

/// <summary>Trains networks.</summary>
public static class Trainer
{
    /// <summary>Changes the parameters of <paramref name="network"/>, from where they are, as the recipe says.</summary>
    /// <param name="seed">drives the order of the batches and dropout; the network's own seed drove its initialization</param>
    /// <returns>The evaluations. Where the loss stops being finite, training ends and the history says where.</returns>
    /// <exception cref="ArgumentException">data set, network and recipe do not fit together</exception>
    /// <exception cref="OperationCanceledException">cancelled; noticed within one batch</exception>
    public static History Train(
        Network network, DataSet data, Recipe recipe, ulong seed = 0, ITrainingObserver? observer = null,
        CancellationToken cancellation = default)
    {
        var stream = RandomStream.For(seed, StreamPurpose.BatchOrder);
        var batches = new BatchSequence(data.Training.Count, recipe.Batches, stream);
        return Train(network, data, recipe, batches, RandomStream.For(seed, StreamPurpose.Dropout), observer, cancellation);
    }

    internal static History Train(
        Network network, DataSet data, Recipe recipe, BatchSequence batches, RandomStream? dropout = null,
        ITrainingObserver? observer = null, CancellationToken cancellation = default)
    {
        Check(network, data);
        var training = data.Training;
        var plan = new TrainingPlan(recipe, training.Count);
        var workspace = new Workspace(network, plan.BatchSize) { Dropout = dropout };
        var loss = LossFunction.For(recipe.Loss, data, plan.BatchSize);
        var optimizer = recipe.Optimizer.Start(network.ParameterCount);
        var evaluator = new Evaluator(network, recipe.Loss, data);
        var inputs = new float[plan.BatchSize * data.Features];
        var outputs = new float[plan.BatchSize * network.Outputs];
        var gradient = new float[plan.BatchSize * network.Outputs];
        var evaluations = new List<Evaluation>();
        double? lastLoss = null;

        for (var step = 0; ; step++)
        {
            if (plan.EvaluatesAfter(step))
            {
                var evaluation = Evaluate(step, plan, evaluator, data, recipe);
                if (!evaluation.IsFinite)
                    return new History(evaluations, new Divergence(step, lastLoss));
                evaluations.Add(evaluation);
                observer?.Evaluated(evaluation);
            }
            if (step == plan.Steps)
                return new History(evaluations, null);
            cancellation.ThrowIfCancellationRequested();

            var batch = batches.Next();
            workspace.Batch = batch.Length;
            var batchInputs = inputs.AsSpan(0, batch.Length * data.Features);
            var batchOutputs = outputs.AsSpan(0, batch.Length * network.Outputs);
            var batchGradient = gradient.AsSpan(0, batch.Length * network.Outputs);
            Rows.Gather(training.Inputs, data.Features, batch, batchInputs);
            network.Layers.Forward(workspace, batchInputs, batchOutputs);
            var batchLoss = loss.Batch(training, batch, batchOutputs, batchGradient);
            if (!double.IsFinite(batchLoss))
                return new History(evaluations, new Divergence(step + 1, lastLoss));
            network.Layers.Backward(workspace, batchInputs, batchOutputs, batchGradient, []);
            optimizer.Step(network.Storage, workspace.Gradients, plan.RateAt(step));
            lastLoss = batchLoss;
            observer?.StepTaken(step + 1, batchLoss);
        }
    }

    static Evaluation Evaluate(int step, TrainingPlan plan, Evaluator evaluator, DataSet data, Recipe recipe)
    {
        return new Evaluation(
            step, (double)step / plan.StepsPerEpoch, plan.RateAt(step),
            Score(Split.Training), Score(Split.Validation), Score(Split.Test));

        Score? Score(Split split) =>
            data[split] is { } examples && recipe.EvaluateOn.Contains(split) ? evaluator.Evaluate(examples) : null;
    }

    static void Check(Network network, DataSet data)
    {
        if (network.Inputs != data.Features)
            throw new ArgumentException($"The network takes {network.Inputs} inputs; the examples of '{data.Name}' have {data.Features} features.");
        if (network.Outputs != data.Outputs)
            throw new ArgumentException(
                $"The network has {network.Outputs} outputs; '{data.Name}' asks for {data.Outputs}, " +
                (data.IsClassification ? "one for each class." : "one for each target value."));
        if (data.Training.Count == 0)
            throw new ArgumentException($"'{data.Name}' has no training examples.");
    }
}

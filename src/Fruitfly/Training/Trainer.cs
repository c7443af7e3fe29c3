using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Threads;
using Fruitfly.Training.Checkpoints;

namespace Fruitfly.Training;

/// <summary>Trains networks.</summary>
public static class Trainer
{
    /// <summary>Changes the parameters of <paramref name="network"/>, from where
    /// they are, as the recipe says.</summary>
    /// <param name="seed">drives the order of the batches and dropout, and the initialization of a
    /// network without a seed of its own</param>
    /// <param name="threads">that share the evaluations, and the steps where the recipe cuts the batches
    /// (<see cref="Recipe.PartSize"/>); the result does not depend on them</param>
    /// <returns>The evaluations. Where the loss stops being finite, training ends and the history says where.</returns>
    /// <exception cref="ArgumentException">data set, network and recipe do not fit together</exception>
    /// <exception cref="OperationCanceledException">cancelled; noticed within one batch</exception>
    public static History Train(
        Network network, DataSet data, Recipe recipe, ulong seed = 0, ITrainingObserver? observer = null,
        CancellationToken cancellation = default, int threads = 1)
    {
        network.InitializeIfUnused(seed);
        if (recipe.ReplacedExample is not null)
        {
            Check(network, data);
            return TwinTraining.Train(network, data, recipe, seed, observer, cancellation, threads);
        }
        return Train(network, data, recipe, Order(data, recipe, seed), Dropout(seed), checkpoint: null, observer,
            cancellation, threads, Noise(recipe, seed));
    }

    /// <summary>Trains the same way, and goes on from the checkpoint where there is one: history and parameters are, to
    /// the bit, those of a run that was never interrupted. What was evaluated before is in the
    /// history, but not observed again.</summary>
    /// <param name="network">with the parameters that the run started from</param>
    /// <exception cref="Data.Files.DataFileException">the checkpoint cannot be written or read,
    /// or is that of another run</exception>
    public static History Train(
        Network network, DataSet data, Recipe recipe, Checkpoint checkpoint, ulong seed = 0,
        ITrainingObserver? observer = null,
        CancellationToken cancellation = default, int threads = 1)
    {
        Check(network, data);
        network.InitializeIfUnused(seed);
        if (recipe.ReplacedExample is not null)
            throw new ArgumentException(
                "A recipe with a replaced example trains two networks, which no checkpoint holds.", nameof(recipe));
        var run = RunDescription.Of(network, data, recipe, seed);
        var file = new CheckpointFile(checkpoint, run, seed, new TrainingPlan(recipe, data.Training.Count));
        return Train(network, data, recipe, Order(data, recipe, seed), Dropout(seed), file, observer, cancellation,
            threads, Noise(recipe, seed));
    }

    internal static History Train(
        Network network, DataSet data, Recipe recipe, BatchSequence batches, RandomStream? dropout = null,
        CheckpointFile? checkpoint = null, ITrainingObserver? observer = null, CancellationToken cancellation = default,
        int threads = 1, RandomStream? noise = null)
    {
        Check(network, data);
        recipe.EarlyStopping?.Require(data, recipe);
        CheckPredictions(network, data, recipe);
        var plan = new TrainingPlan(recipe, data.Training.Count);
        var optimizer = recipe.Optimizer.Start(network.ParameterCount);
        using var team = new ThreadTeam(threads);
        var evaluator = new Evaluator(network, recipe.Loss, data, team);
        var pass = new BatchPass(network, data, recipe, plan.BatchSize, team);
        var state = new TrainingState(network, optimizer, dropout, recipe.EarlyStopping);
        checkpoint?.Restore(state);
        batches.Skip(state.Step);
        for (var step = 0; step < state.Step; step++)
            noise?.NextUInt64(); // as every step did

        for (; ; state.Step++)
        {
            if (plan.EvaluatesAfter(state.Step) && !state.IsEvaluated)
            {
                var isLast = state.Step == plan.Steps;
                var evaluation = Evaluate(state.Step, isLast && state.Best is null, plan, evaluator, data, recipe);
                if (!evaluation.IsFinite)
                    return new History(state.Evaluations, new Divergence(state.Step, state.LastLoss))
                    {
                        BatchLosses = state.BatchLosses,
                    };
                state.Best?.See(evaluation);
                if (state.Best is { } best && (isLast || best.IsOver))
                {
                    best.Restore();
                    evaluation = Evaluate(state.Step, isLast: true, plan, evaluator, data, recipe);
                }
                state.Evaluations.Add(evaluation);
                observer?.Evaluated(evaluation);
            }
            observer?.Between(state.Step);
            var isCancelled =
                cancellation.IsCancellationRequested; // asked once, so that a run that stops has been saved
            var isOver = state.Step == plan.Steps || state.Best is { IsOver: true };
            checkpoint?.SaveWhenDue(state, isOver, isCancelled);
            if (isOver)
                return new History(state.Evaluations, null)
                {
                    BatchLosses = state.BatchLosses,
                    LossesAtEnd = LossesAtEnd(evaluator, data, recipe),
                    Predictions = Predictions(evaluator, data, recipe),
                    Confusions = Confusions(evaluator, data, recipe),
                    Complexity = Complexity(network, data, recipe),
                };
            if (isCancelled)
                throw new OperationCanceledException(cancellation);

            var batchLoss = pass.Run(batches.Next(), state.Dropout, noise);
            if (!double.IsFinite(batchLoss))
                return new History(state.Evaluations, new Divergence(state.Step + 1, state.LastLoss))
                {
                    BatchLosses = state.BatchLosses,
                };
            GradientShaping.Apply(recipe, network, pass.Gradients);
            optimizer.Step(network.Storage, pass.Gradients, plan.RateAt(state.Step));
            network.ApplyMask();
            state.LastLoss = batchLoss;
            if (recipe.KeepBatchLosses == true)
                state.BatchLosses.Add((float)batchLoss);
            observer?.StepTaken(state.Step + 1, batchLoss);
        }
    }

    static BatchSequence Order(DataSet data, Recipe recipe, ulong seed) =>
        new(data.Training.Count, recipe.Batches, RandomStream.For(seed, StreamPurpose.BatchOrder));

    static RandomStream Dropout(ulong seed) => RandomStream.For(seed, StreamPurpose.Dropout);

    static RandomStream? Noise(Recipe recipe, ulong seed) =>
        recipe.IsNoisy ? RandomStream.For(seed, StreamPurpose.InputNoise) : null;

    static Evaluation Evaluate(
        int step, bool isLast, TrainingPlan plan, Evaluator evaluator, DataSet data, Recipe recipe)
    {
        return new Evaluation(
            step, (double)step / plan.StepsPerEpoch, plan.RateAt(step),
            Score(Split.Training), Score(Split.Validation), Score(Split.Test));

        Score? Score(Split split) =>
            data[split] is { } examples
                && (recipe.EvaluateOn.Contains(split) || isLast && recipe.EvaluateAtEndOn == split)
                ? evaluator.Evaluate(examples) : null;
    }

    static float[] LossesAtEnd(Evaluator evaluator, DataSet data, Recipe recipe) =>
        recipe.EvaluateAtEndOn is { } split && !data.IsClassification && data[split] is { } examples
            ? evaluator.Losses(examples) : [];

    static float[]? Predictions(Evaluator evaluator, DataSet data, Recipe recipe) =>
        recipe.KeepPredictionsOn is not { } split ? null
            : data[split] is { } examples ? evaluator.Predictions(examples) : [];

    static ConfusionMatrix? Confusions(Evaluator evaluator, DataSet data, Recipe recipe) =>
        recipe.CountConfusionsOn is { } split && data.IsClassification && data[split] is { } examples
            ? evaluator.Confusions(examples) : null;

    static Complexity? Complexity(Network network, DataSet data, Recipe recipe) =>
        recipe.MeasureMarginsOn is { } split && data.IsClassification && data[split] is { } examples
            ? ComplexityMeter.Of(network, examples) : null;

    static void CheckPredictions(Network network, DataSet data, Recipe recipe)
    {
        if (recipe.KeepPredictionsOn is { } split && data[split] is { } examples
            && (long)examples.Count * network.Outputs is var count and > History.MostPredictions)
            throw new ArgumentException(
                $"Predictions of {examples.Count} examples with {network.Outputs} outputs are {count} numbers; " +
                $"at most {History.MostPredictions} can be kept.", nameof(recipe));
    }

    internal static void Check(Network network, DataSet data)
    {
        if (network.Inputs != data.Features)
            throw new ArgumentException(
                $"The network takes {network.Inputs} inputs; the examples of '{data.Name}' have {data.Features} " +
                "features.");
        if (network.Outputs != data.Outputs)
            throw new ArgumentException(
                $"The network has {network.Outputs} outputs; '{data.Name}' asks for {data.Outputs}, " +
                (data.IsClassification ? "one for each class." : "one for each target value."));
        if (data.Training.Count == 0)
            throw new ArgumentException($"'{data.Name}' has no training examples.");
    }
}

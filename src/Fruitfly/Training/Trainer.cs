using Fruitfly.Data;
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
        return Train(network, data, recipe, Order(data, recipe, seed), Dropout(seed),
            FileOf(checkpoint, network, data, recipe, seed), observer, cancellation, threads, Noise(recipe, seed));
    }

    /// <param name="network">as it was before its first step</param>
    internal static CheckpointFile FileOf(
        Checkpoint checkpoint, Network network, DataSet data, Recipe recipe, ulong seed) =>
        new(checkpoint, RunDescription.Of(network, data, recipe, seed), seed,
            new TrainingPlan(recipe, data.Training.Count));

    internal static History Train(
        Network network, DataSet data, Recipe recipe, BatchSequence batches, RandomStream? dropout = null,
        CheckpointFile? checkpoint = null, ITrainingObserver? observer = null, CancellationToken cancellation = default,
        int threads = 1, RandomStream? noise = null)
    {
        using var team = new ThreadTeam(threads);
        var run = new TrainingRun(
            network, data, recipe, batches, team, dropout, noise, checkpoint, observer, cancellation);
        return run.Finish(new BatchPass(network, data, recipe, run.Plan.BatchSize, team));
    }

    internal static BatchSequence Order(DataSet data, Recipe recipe, ulong seed) =>
        new(data.Training.Count, recipe.Batches, RandomStream.For(seed, StreamPurpose.BatchOrder));

    internal static RandomStream Dropout(ulong seed) => RandomStream.For(seed, StreamPurpose.Dropout);

    internal static RandomStream? Noise(Recipe recipe, ulong seed) =>
        recipe.IsNoisy ? RandomStream.For(seed, StreamPurpose.InputNoise) : null;

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

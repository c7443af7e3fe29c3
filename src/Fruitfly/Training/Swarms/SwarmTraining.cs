using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Threads;

namespace Fruitfly.Training.Swarms;

/// <summary>Trains networks of one architecture side by side in the lanes of vectors, which narrow networks alone do
/// not fill. What each of them learns, and its history, are to the bit those of a training alone: nothing of its
/// company enters. It pays for fully connected layers; whatever else a network has is worked on network by
/// network.</summary>
public static class SwarmTraining
{
    /// <summary>The most networks of a swarm: the numbers of the widest vector of this machine.</summary>
    public static int MostNetworks => Lanes.Count;

    /// <summary>Whether a network may be trained in a swarm by this recipe: one network at a time that stands for the
    /// trial, and batches that are not cut.</summary>
    public static bool Suits(Recipe recipe, DataSize data)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return recipe.ReplacedExample is null && data.Training > 0
            && BatchPass.IsWhole(recipe, recipe.Batches.SizeFor(data.Training));
    }

    /// <summary>The number of networks from which a swarm was faster than one after another when it was measured
    /// (<c>bench/swarms.cs</c>); null where even a full one was not: networks with layers wider than a few vectors, and
    /// those that convolve or recur.</summary>
    /// <exception cref="ArgumentException">the layers do not fit together</exception>
    public static int? LeastNetworks(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var layers = Flat(architecture.Layers).ToList();
        if (layers.Any(layer => layer is Convolution or Gru or Reshape))
            return null;
        var widest = layers.OfType<Linear>().Select(layer => layer.Outputs).DefaultIfEmpty(architecture.Inputs).Max();
        var isLinear = layers.All(layer => layer is Linear or Relu or Residual);
        return widest <= Lanes.Count ? 5 * Lanes.Count / 8
            : !isLinear ? null
            : widest <= 2 * Lanes.Count ? 7 * Lanes.Count / 8
            : widest <= 3 * Lanes.Count ? Lanes.Count : null;
    }

    static IEnumerable<Layer> Flat(IReadOnlyList<Layer> layers) =>
        layers.SelectMany(layer => layer is Residual residual ? Flat(residual.Layers).Prepend(layer) : [layer]);

    /// <summary>Trains all of them. Data sets have the same sizes, batches are alike; everything else of data sets and
    /// recipes may differ, and so may the steps from which members go on.</summary>
    /// <returns>of each member the history that <see cref="Trainer.Train(Network, DataSet, Recipe, ulong,
    /// ITrainingObserver?, CancellationToken, int)"/> would give</returns>
    /// <exception cref="ArgumentException">they do not fit together, or one of them does not fit itself</exception>
    /// <exception cref="Data.Files.DataFileException">a checkpoint cannot be written or read, or is that of another
    /// run</exception>
    /// <exception cref="OperationCanceledException">cancelled, and all members with checkpoints are saved; noticed within
    /// one batch</exception>
    public static IReadOnlyList<History> Train(
        IReadOnlyList<SwarmMember> members, CancellationToken cancellation = default)
    {
        Check(members);
        using var alone = new ThreadTeam(1);
        var runs = members.Select(member =>
        {
            var (network, data, recipe, seed, observer) = member;
            Trainer.Check(network, data);
            network.InitializeIfUnused(seed);
            var file = member.Checkpoint is { } checkpoint
                ? Trainer.FileOf(checkpoint, network, data, recipe, seed) : null;
            return new TrainingRun(
                network, data, recipe, Trainer.Order(data, recipe, seed), alone, Trainer.Dropout(seed),
                Trainer.Noise(recipe, seed), file, observer, cancellation);
        }).ToList();
        var passes = runs
            .Select(run => new BatchPass(run.Network, run.Data, run.Recipe, run.Plan.BatchSize, alone)).ToList();
        Train(runs, passes);
        return [.. runs.Select(run => run.History!)];
    }

    static void Train(List<TrainingRun> runs, List<BatchPass> passes)
    {
        CatchUp(runs, passes);
        var pass = new SwarmPass(runs, passes);
        var evaluator = new SwarmEvaluator(runs);
        for (var lane = 0; lane < runs.Count; lane++)
            runs[lane].Scorer = evaluator[lane];
        var left = runs.Count;
        for (var lane = 0; lane < runs.Count; lane++)
            if (runs[lane].History is not null)
                Retire(lane);
        for (; left > 0; evaluator.Forget())
        {
            for (var lane = 0; lane < runs.Count; lane++)
                if (runs[lane].History is null && !Continues(runs, lane))
                    Retire(lane);
            if (left == 0)
                break;
            pass.Run(runs);
            for (var lane = 0; lane < runs.Count; lane++)
                if (runs[lane].History is null && !runs[lane].Take(pass.Losses[lane], passes[lane].Gradients))
                    Retire(lane);
        }

        void Retire(int lane)
        {
            pass.Retire(lane);
            evaluator.Retire(lane);
            left--;
        }
    }

    /// <summary>Trains those that are behind, alone: the batches of all have one size at the same step only.</summary>
    static void CatchUp(List<TrainingRun> runs, List<BatchPass> passes)
    {
        var furthest = runs.Max(run => run.Step);
        for (var lane = 0; lane < runs.Count; lane++)
        {
            var (run, pass) = (runs[lane], passes[lane]);
            while (run.Step < furthest && Continues(runs, lane)
                && run.Take(pass.Run(run.NextBatch(), run.Dropout, run.Noise), pass.Gradients))
            {
            }
        }
    }

    /// <summary>As <see cref="TrainingRun.Continues"/>, but one that is cancelled lets the others see it: each saves
    /// what it needs to go on.</summary>
    static bool Continues(List<TrainingRun> runs, int lane)
    {
        try
        {
            return runs[lane].Continues();
        }
        catch (OperationCanceledException)
        {
            for (var other = 0; other < runs.Count; other++)
                if (other != lane && runs[other].History is null)
                    try
                    {
                        runs[other].Continues();
                    }
                    catch (OperationCanceledException)
                    {
                        // The first says it for all.
                    }
            throw;
        }
    }

    static void Check(IReadOnlyList<SwarmMember> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0 || members.Count > MostNetworks)
            throw new ArgumentException(
                $"A swarm has 1 to {MostNetworks} networks on this machine, not {members.Count}.", nameof(members));
        var (first, size) = (members[0], DataSize.Of(members[0].Data));
        foreach (var member in members)
        {
            if (!Suits(member.Recipe, DataSize.Of(member.Data)))
                throw new ArgumentException(
                    "A recipe that cuts its batches, or trains two networks, is not for a swarm.", nameof(members));
            if (DataSize.Of(member.Data) != size)
                throw new ArgumentException("The data sets of a swarm have the same sizes.", nameof(members));
            if (member.Recipe.Batches != first.Recipe.Batches)
                throw new ArgumentException("The batches of a swarm are alike.", nameof(members));
            if (!member.Network.Architecture.HasLayersOf(first.Network.Architecture))
                throw new ArgumentException("The networks of a swarm have one architecture.", nameof(members));
        }
        if (members.DistinctBy(member => member.Network).Count() < members.Count)
            throw new ArgumentException("Each network is once in a swarm.", nameof(members));
    }
}

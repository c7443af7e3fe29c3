using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Checkpoints;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;
using Fruitfly.Training.Swarms;

namespace Fruitfly.Studies;

/// <summary>Runs trials as they are described. Trials on the same data share it; one
/// instance serves all threads.</summary>
/// <param name="places">where files are looked for; default: where they lie by themselves</param>
/// <param name="threads">that share one trial where its recipe lets them; the result does not depend on them</param>
public sealed class TrialExecution(DataPlaces? places = null, int threads = 1) : ISwarmExecution
{
    /// <summary>Data sets up to this many bytes are loaded for each trial of a swarm.</summary>
    const long LargestOfMany = 16 << 20;

    readonly DataSetCache _data = new(places: places);

    /// <summary>Bytes of data that are kept for later trials. Default: 1 GB.</summary>
    internal long CacheBytes { init => _data = new(value, places); }

    /// <summary>That share one trial.</summary>
    internal int Threads => threads;

    /// <summary>The data of a trial, loaded once for all that share it.</summary>
    internal SealedDataSet Load(Trial trial) => _data.Load(trial.Data, trial.Seed);

    /// <summary>Loads the data, draws the network, trains it. The test set stays behind where the recipe does not ask
    /// for it, see <see cref="SealedTestSet"/>. The result depends on the trial alone; the time
    /// is left to who measures it.</summary>
    /// <exception cref="OperationCanceledException">cancelled; noticed within one batch</exception>
    public TrialResult Run(Trial trial, CancellationToken cancellation) => Run(trial, checkpoint: null, cancellation);

    /// <summary>The same, going on from a checkpoint. A trial that prunes, or trains a twin, has none and begins again.
    /// </summary>
    internal TrialResult Run(Trial trial, Checkpoint? checkpoint, CancellationToken cancellation)
    {
        if (trial.Pruning is not null)
            return new PrunedTraining(trial, data => _data.Load(data, trial.Seed), threads, cancellation).Run();
        return Train(trial, cancellation, checkpoint).Result;
    }

    /// <summary>The same with the network as it is after training, of a trial that does not prune.</summary>
    internal (TrialResult Result, Network Network) Train(
        Trial trial, CancellationToken cancellation, Checkpoint? checkpoint = null)
    {
        var data = Load(trial).For(trial.Recipe);
        var network = new Network(trial.Network, trial.Seed);
        var history = checkpoint is null || trial.Recipe.ReplacedExample is not null
            ? Trainer.Train(network, data, trial.Recipe, trial.Seed, observer: null, cancellation, threads)
            : Trainer.Train(network, data, trial.Recipe, checkpoint, trial.Seed, observer: null, cancellation, threads);
        return (new TrialResult(trial, history, network.ParameterCount, Seconds: 0), network);
    }

    /// <summary>Trials of narrow networks that differ in seed, data of the same
    /// sizes, optimizer and schedule.</summary>
    /// <exception cref="ArgumentException">the layers do not fit together</exception>
    public SwarmKey? KeyOf(Trial trial)
    {
        if (threads > 1 || trial.Pruning is not null || SwarmTraining.LeastNetworks(trial.Network) is not { } least
            || trial.Data.Size() is not { } size || !SwarmTraining.Suits(trial.Recipe, size)
            || trial.Data.DependsOnSeed && size.Bytes > LargestOfMany)
            return null;
        var data = size.Bytes > LargestOfMany ? CanonicalDescription.WriteData(trial.Data) : $"{size}";
        var recipe = trial.Recipe with { Optimizer = new Sgd(0), Schedule = new ConstantSchedule() };
        return new SwarmKey(
            $"{data} {CanonicalDescription.WriteLayers(trial.Network)} {CanonicalDescription.WriteRecipe(recipe)}",
            least, SwarmTraining.MostNetworks);
    }

    public IReadOnlyList<TrialResult> RunTogether(IReadOnlyList<Trial> trials, CancellationToken cancellation) =>
        RunTogether(trials, _ => null, cancellation);

    /// <summary>The same, going on from checkpoints where there are some.</summary>
    internal IReadOnlyList<TrialResult> RunTogether(
        IReadOnlyList<Trial> trials, Func<Trial, Checkpoint?> checkpoint, CancellationToken cancellation)
    {
        var members = trials.Select(trial => new SwarmMember(
            new Network(trial.Network, trial.Seed), Load(trial).For(trial.Recipe), trial.Recipe, trial.Seed)
        {
            Checkpoint = checkpoint(trial),
        }).ToList();
        var histories = SwarmTraining.Train(members, cancellation);
        return [.. trials.Select((trial, i) =>
            new TrialResult(trial, histories[i], members[i].Network.ParameterCount, Seconds: 0))];
    }
}

using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Lab.Setups;

/// <summary>A network of a setup after training.</summary>
/// <param name="Seed">of its first weights, of the order of the batches and of dropout</param>
/// <param name="History">loss and error on the training and validation examples</param>
/// <param name="Test">measured once, after the last step; null where there is no test set or training diverged</param>
public sealed record TrainedNetwork(ulong Seed, Network Network, History History, Score? Test)
{
    /// <summary>Trains one network of a setup.</summary>
    /// <param name="data">as <see cref="TrainingSetup.ToDataSet"/> gives it</param>
    /// <param name="number">from 0 to one less than the setup's seeds</param>
    /// <exception cref="SetupException">network or recipe do not fit the data</exception>
    /// <exception cref="OperationCanceledException">cancelled; noticed within one batch</exception>
    public static TrainedNetwork Train(
        TrainingSetup setup, DataSet data, int number = 0, ITrainingObserver? observer = null, CancellationToken cancellation = default)
    {
        var (seed, recipe) = ((ulong)setup.Seed + (ulong)number, setup.ToRecipe(data));
        var network = new Network(setup.ToArchitecture(data), seed);
        var history = Trainer.Train(network, data, recipe, seed, observer, cancellation);
        return new TrainedNetwork(seed, network, history, history.Diverged ? null : Score(network, data, recipe, Split.Test));
    }

    /// <summary>How a network does on a split, as an evaluation of the recipe would say; null where there is no such split.</summary>
    public static Score? Score(Network network, DataSet data, Recipe recipe, Split split) =>
        data[split] is null ? null
            : Trainer.Train(network, data, recipe with { Duration = Duration.Steps(0), EvaluateOn = [split] }) is { Diverged: false } history
            ? history.Last[split] : null;

    /// <summary>The last score on a split; null where there is none.</summary>
    public Score? this[Split split] => split == Split.Test ? Test : History.Diverged ? null : History.Last[split];
}

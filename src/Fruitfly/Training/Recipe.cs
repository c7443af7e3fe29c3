using System.Text.Json.Serialization;
using Fruitfly.Data;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Training;

/// <summary>How a network is trained. It is part of a trial's identity; change a copy
/// with <c>recipe with { … }</c>.</summary>
public sealed record Recipe
{
    /// <summary>Default: cross entropy.</summary>
    public Loss Loss { get; init; } = Loss.CrossEntropy;

    /// <summary>Default: stochastic gradient descent with learning rate 0.1.</summary>
    public Optimizer Optimizer { get; init; } = new Sgd(0.1);

    /// <summary>How the learning rate changes. Default: constant.</summary>
    public Schedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>Which examples a step sees. Default: batches of 100, shuffled again in every epoch.</summary>
    public Batches Batches { get; init; } = Batches.Shuffled(100);

    /// <summary>How long to train, in steps or in epochs. Default: 50 epochs.</summary>
    public Duration Duration { get; init; } = Duration.Epochs(50);

    /// <summary>How often loss and error are measured; 0 steps for never between start and end. Default: after every
    /// epoch. They are always also measured before the first step and after the last.</summary>
    public Duration EvaluateEvery { get; init; } = Duration.Epochs(1);

    /// <summary>Further steps after which loss and error are measured. Default: none.</summary>
    public IReadOnlyList<int> EvaluateAt { get; init; } = [];

    /// <summary>The splits they are measured on, where the data set has them. Default: all three.</summary>
    public IReadOnlyList<Split> EvaluateOn { get; init; } = [Split.Training, Split.Validation, Split.Test];

    /// <summary>Examples in each part that a batch is cut into. The gradients of the parts are added in their order, so
    /// the result does not depend on how many threads work on them, but it does depend on the cut, by rounding and,
    /// where there is dropout, by the units dropped. Default: null, where a batch of up to 512 examples is not cut, and
    /// one thread works on it; larger ones are cut into parts of 256.</summary>
    public int? PartSize { get; init; }

    /// <summary>Ends training when validation gets no better, with the best parameters. Default: null, training takes
    /// its
    /// whole length and ends with the last ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>The largest Euclidean norm of the gradient of all parameters together; a longer one is shortened to it,
    /// by the factor norm / (|g| + 10⁻⁶) as in PyTorch's <c>clip_grad_norm_</c> (Pascanu et al. 2013). A pruned
    /// parameter
    /// does not count. Default: null, any length.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ClipNorm { get; init; }

    /// <summary>λ of a penalty λ Σ |p| on all parameters, biases too as with weight decay: λ sign(p), with sign(0) = 0,
    /// is
    /// added to the gradient before it is clipped. Losses are measured without it. Default: null, none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? L1Penalty { get; init; }

    /// <summary>The standard deviation of Gaussian noise that every input of a training example gets in every step,
    /// drawn
    /// again each time (Bishop 1995). What is measured has none. Default: null, none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? InputNoise { get; init; }

    /// <summary>The standard deviation of Gaussian noise that every parameter, biases too, has for the length of a
    /// step, drawn again for each: the gradient is that of the shifted network, and moves the network itself (Graves
    /// 2011; UDL 9.3.4). Pruned parameters stay 0. What is measured has none. Default: null, none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? WeightNoise { get; init; }

    /// <summary>What is done to every training example before a step sees it. Default: null, nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Augmentation? Augmentation { get; init; }

    /// <summary>Whether a step draws anything but its examples and the units that are dropped.</summary>
    internal bool IsNoisy => InputNoise > 0 || WeightNoise > 0 || Augmentation is { IsEffective: true };

    /// <summary>How much the examples of each class count in what training minimizes; what is measured has no weights.
    /// Default: null, all alike.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Whether the history keeps the loss of the batch of every step. Default: null, no.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? KeepBatchLosses { get; init; }

    /// <summary>A split that is measured after the last step alone: its score stands in the last evaluation, and where
    /// the targets are real values the history keeps the loss of each of its examples. Default: null, none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] // checkpoints of earlier versions stay readable
    public Split? EvaluateAtEndOn { get; init; }

    /// <summary>The split for which the network's outputs are kept after the last step, an output of the last layer
    /// each, see <see cref="History.Predictions"/>. Default: null, none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Split? KeepPredictionsOn { get; init; }

    /// <summary>Whether what is kept is not what the last layer gives but what it is given: [examples × units of the
    /// last hidden layer]. Default: null, no.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? KeepsLastHidden { get; init; }

    /// <summary>The split on which predictions are counted class by class after the last
    /// step. Default: null, none.</summary>
    public Split? CountConfusionsOn { get; init; }

    /// <summary>The split whose margins are measured after the last step, and with them the norms of the weights.
    /// Default: null, none.</summary>
    public Split? MeasureMarginsOn { get; init; }

    /// <summary>The place of a training example that a twin of the network, trained alike, sees replaced by a test
    /// example; the two are compared at every evaluation. Default: null, no twin.</summary>
    public int? ReplacedExample { get; init; }
}

using Fruitfly.Measurement;

namespace Fruitfly.Training;

/// <summary>What training left behind: the evaluations in order of steps, and how it ended.</summary>
/// <param name="Evaluations">in order of steps, the first before training; all are finite, so a network whose loss was
/// never finite has none</param>
/// <param name="Divergence">where the loss stopped being finite, or null</param>
public sealed record History(IReadOnlyList<Evaluation> Evaluations, Divergence? Divergence)
{
    /// <summary>The loss of each example of the split that the recipe's <see cref="Recipe.EvaluateAtEndOn"/> names,
    /// where its targets are real values; else empty.</summary>
    public IReadOnlyList<float> LossesAtEnd { get; init; } = [];

    /// <summary>The most numbers that predictions may have, 256 MB of them.</summary>
    public const int MostPredictions = 1 << 26;

    /// <summary>The network's outputs for each example of the split that the recipe's
    /// <see cref="Recipe.KeepPredictionsOn"/> names, after the last step: [examples × outputs], the scores of classes
    /// before softmax or the values themselves; or what the last layer is given, see
    /// <see cref="Recipe.KeepsLastHidden"/>. Empty where the data have no such split; null where the recipe asks for
    /// none, training diverged, or a store gave the history without them.</summary>
    public float[]? Predictions { get; init; }

    /// <summary>What the recipe's <see cref="Recipe.CountConfusionsOn"/> asks for, after the last step; null where it
    /// asks for nothing or training diverged.</summary>
    public ConfusionMatrix? Confusions { get; init; }

    /// <summary>What the recipe's <see cref="Recipe.MeasureMarginsOn"/> asks for, after the last step; null where it
    /// asks for nothing or training diverged.</summary>
    public Complexity? Complexity { get; init; }

    /// <summary>What the recipe's <see cref="Recipe.ReplacedExample"/> asks for, one for each evaluation that both
    /// networks reached; empty where it asks for nothing.</summary>
    public IReadOnlyList<ReplacementDifference> Replacement { get; init; } = [];

    /// <summary>The mean loss over the batch of each step, before the step, where the recipe asks for
    /// <see cref="Recipe.KeepBatchLosses"/>; else empty.</summary>
    public IReadOnlyList<float> BatchLosses { get; init; } = [];

    public Evaluation First => Evaluations[0];
    public Evaluation Last => Evaluations[^1];
    public bool Diverged => Divergence is not null;
}

/// <summary>The loss became infinite or not a number: training ended there. A result, not a failure.</summary>
/// <param name="Step">the step, from 1, whose batch loss was not finite, or after which an evaluation was not</param>
/// <param name="LastFiniteLoss">the batch loss of the step before; null where the first was not finite</param>
public sealed record Divergence(int Step, double? LastFiniteLoss);

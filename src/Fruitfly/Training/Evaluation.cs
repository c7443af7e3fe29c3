using Fruitfly.Data;

namespace Fruitfly.Training;

/// <summary>What was measured after <paramref name="Step"/> steps. A split that the data set does not have, or that the
/// recipe does not measure, is null.</summary>
/// <param name="Step">steps taken; 0 is before training</param>
/// <param name="Epoch">epochs passed, a fraction within an epoch</param>
/// <param name="LearningRate">the rate of the step that follows</param>
public sealed record Evaluation(
    int Step, double Epoch, double LearningRate, Score? Training, Score? Validation, Score? Test)
{
    public Score? this[Split split] => split switch
    {
        Split.Training => Training,
        Split.Validation => Validation,
        Split.Test => Test,
        _ => throw new ArgumentOutOfRangeException(nameof(split)),
    };

    internal bool IsFinite =>
        double.IsFinite(Training?.Loss ?? 0) && double.IsFinite(Validation?.Loss ?? 0)
            && double.IsFinite(Test?.Loss ?? 0);
}

/// <summary>How a network does on a split.</summary>
/// <param name="Loss">mean over the examples</param>
/// <param name="Error">share of wrong predictions, 0 to 1; NaN where the targets are real values</param>
public sealed record Score(double Loss, double Error);

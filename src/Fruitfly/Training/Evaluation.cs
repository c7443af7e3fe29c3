namespace Fruitfly.Training;

/// <summary>What was measured after <paramref name="Step"/> steps, in float32 with double-precision sums. A split the data
/// set does not have, or the recipe does not evaluate, is null.</summary>
/// <param name="Step">steps taken; 0 is before training</param>
/// <param name="Epoch">epochs passed, a fraction within an epoch</param>
/// <param name="LearningRate">the rate of the next step</param>
public sealed record Evaluation(int Step, double Epoch, double LearningRate, Score Training, Score? Validation, Score? Test);

/// <summary>Mean loss and share of wrong predictions (0 to 1) over a split. Error is NaN for real-valued targets.</summary>
public sealed record Score(double Loss, double Error);

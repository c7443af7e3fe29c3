using Fruitfly.Training;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>The scores of two networks that differ in regularization alone. Errors are in percent, differences in
/// points.</summary>
readonly record struct PairedScores(Evaluation Plain, Evaluation Regularized)
{
    public double TrainingError => 100 * Regularized.Training!.Error;

    public double ValidationError => 100 * Regularized.Validation!.Error;

    public double TestError => 100 * Regularized.Test!.Error;

    public double Gap => GapOf(Regularized);

    public double TestDifference => TestError - 100 * Plain.Test!.Error;

    public double GapDifference => Gap - GapOf(Plain);

    static double GapOf(Evaluation evaluation) => 100 * (evaluation.Test!.Error - evaluation.Training!.Error);
}

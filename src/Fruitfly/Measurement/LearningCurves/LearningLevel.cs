using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Measurement.LearningCurves;

/// <summary>One size of a learning curve.</summary>
/// <param name="Size">units in the training set</param>
/// <param name="Error">mean over networks and points</param>
/// <param name="TrainingPart">the variance of that mean over other training sets of this size</param>
/// <param name="ByPoint">the mean loss at each point</param>
public sealed record LearningLevel(double Size, double Error, double TrainingPart, ReadOnlyMemory<double> ByPoint)
{
    /// <param name="loss">such as <see cref="ErrorDecomposition.Loss"/></param>
    public static LearningLevel Of(double size, TreeStatistic loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return new(size, loss.Estimate, TreeInterval.OfMean(loss).TrainingPart, loss.ByPoint.ToArray());
    }
}

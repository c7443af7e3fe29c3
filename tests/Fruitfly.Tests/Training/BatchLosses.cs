using Fruitfly.Training;

namespace Fruitfly.Tests.Training;

/// <summary>The loss of every step.</summary>
sealed class BatchLosses : ITrainingObserver
{
    public List<double> Values { get; } = [];

    public void StepTaken(int step, double batchLoss) => Values.Add(batchLoss);
}

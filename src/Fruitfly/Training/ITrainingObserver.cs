namespace Fruitfly.Training;

/// <summary>Watches training from within its thread; what it does delays training.</summary>
public interface ITrainingObserver
{
    /// <summary>After a step.</summary>
    /// <param name="step">steps taken, from 1</param>
    /// <param name="batchLoss">the mean loss over the step's batch, before the parameters changed</param>
    void StepTaken(int step, double batchLoss)
    {
    }

    void Evaluated(Evaluation evaluation)
    {
    }
}

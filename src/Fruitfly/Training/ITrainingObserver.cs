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

    /// <summary>Between two steps, when all is measured that the recipe asks for; before the first step and after the
    /// last too. Training goes on when it returns.</summary>
    /// <param name="step">steps taken</param>
    void Between(int step)
    {
    }
}

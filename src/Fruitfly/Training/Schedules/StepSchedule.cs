namespace Fruitfly.Training.Schedules;

/// <summary>The rate is multiplied by <paramref name="Gamma"/> after every <paramref name="Epochs"/> epochs, PyTorch's
/// StepLR: factor γ^⌊epoch / epochs⌋.</summary>
public sealed record StepSchedule(int Epochs, double Gamma) : Schedule
{
    public override double Factor(int step, int stepsPerEpoch, int totalSteps) =>
        Math.Pow(Gamma, step / stepsPerEpoch / Epochs);
}

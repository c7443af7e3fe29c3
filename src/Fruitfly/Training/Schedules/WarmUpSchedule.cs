namespace Fruitfly.Training.Schedules;

/// <summary>The rate grows linearly over the first <paramref name="Steps"/> steps, reaching its full value at the last
/// of them; <paramref name="Then"/> governs the steps after them as if training began there.</summary>
public sealed record WarmUpSchedule(int Steps, Schedule Then) : Schedule
{
    public override double Factor(int step, int stepsPerEpoch, int totalSteps) =>
        step < Steps ? (step + 1.0) / Steps : Then.Factor(step - Steps, stepsPerEpoch, Math.Max(1, totalSteps - Steps));
}

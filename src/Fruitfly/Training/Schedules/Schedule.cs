using System.Text.Json.Serialization;

namespace Fruitfly.Training.Schedules;

/// <summary>How the learning rate changes over training: a factor on the optimizer's rate, a pure function of the step.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ConstantSchedule), "constant")]
[JsonDerivedType(typeof(StepSchedule), "step")]
[JsonDerivedType(typeof(CosineSchedule), "cosine")]
[JsonDerivedType(typeof(WarmUpSchedule), "warm-up")]
public abstract record Schedule
{
    /// <summary>The factor during step <paramref name="step"/> (from 0) of <paramref name="totalSteps"/>.</summary>
    public abstract double Factor(int step, int stepsPerEpoch, int totalSteps);
}

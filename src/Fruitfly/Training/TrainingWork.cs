using Fruitfly.Data;
using Fruitfly.Networks;

namespace Fruitfly.Training;

/// <summary>What training by a recipe asks for, counted exactly before it begins; training
/// that diverges or stops early ends earlier.</summary>
/// <param name="BatchSize">examples of a step</param>
/// <param name="FullSteps">steps over that many examples</param>
/// <param name="SmallerBatchSize">examples of an epoch's last step where the batch size
/// does not divide them, else 0</param>
/// <param name="SmallerSteps">steps over that many examples</param>
/// <param name="Evaluations">how often loss and error are measured</param>
/// <param name="EvaluatedExamples">examples in one of these measurements, over all splits</param>
/// <param name="TrainingOperations">floating-point operations of all steps, counted as
/// <see cref="StepOperations"/> says</param>
/// <param name="EvaluationOperations">those of the forward passes of all evaluations</param>
public sealed record TrainingWork(
    int BatchSize, int FullSteps, int SmallerBatchSize, int SmallerSteps, int Evaluations, int EvaluatedExamples,
    long TrainingOperations, long EvaluationOperations)
{
    public int Steps => FullSteps + SmallerSteps;

    public long Operations => TrainingOperations + EvaluationOperations;

    /// <exception cref="ArgumentException">the layers do not fit together, or a setting of the
    /// recipe is out of its range</exception>
    /// <exception cref="OverflowException">more operations than fit 64 bits</exception>
    public static TrainingWork Of(Architecture architecture, Recipe recipe, DataSize data)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(data.Training, nameof(data));
        var plan = new TrainingPlan(recipe, data.Training);
        var smallerBatch = data.Training % plan.BatchSize;
        var smaller = smallerBatch > 0 ? plan.Steps / plan.StepsPerEpoch : 0;
        var full = plan.Steps - smaller;
        var evaluated = recipe.EvaluateOn.Distinct().Sum(split => data[split]);
        var each = StepOperations.Of(architecture, 1);
        var networks = recipe.ReplacedExample is null ? 1 : 2;
        // Restored parameters are evaluated once more.
        var evaluations = plan.Evaluations + (recipe.EarlyStopping is null ? 0 : 1);
        var trained = checked((long)full * plan.BatchSize + (long)smaller * smallerBatch);
        return new TrainingWork(
            plan.BatchSize, networks * full, smallerBatch, networks * smaller, networks * evaluations, evaluated,
            checked(networks * trained * each.Total),
            checked(((long)networks * evaluations * evaluated + AtEnd(recipe, data)) * each.Forward));
    }

    // Real values are looked at twice, for their mean and for the loss of each; predictions are one more look.
    static int AtEnd(Recipe recipe, DataSize data) =>
        (recipe.KeepPredictionsOn is { } kept ? data[kept] : 0) + Scored(recipe, data);

    static int Scored(Recipe recipe, DataSize data) => recipe.EvaluateAtEndOn is not { } split ? 0
        : (recipe.EvaluateOn.Contains(split) ? 0 : data[split]) + (data.Classes > 0 ? 0 : data[split]);
}

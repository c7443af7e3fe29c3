using Fruitfly.Data;
using Fruitfly.Training;

namespace Fruitfly.Studies.Costs;

/// <summary>What a chain of trainings asks for. Pruned parameters are multiplied as all others are, so every round
/// costs the same.</summary>
static class PruningWork
{
    /// <param name="round">what one round asks for</param>
    /// <returns>Operations are exact; steps and evaluations are as many of a
    /// round's as have these operations.</returns>
    /// <exception cref="ArgumentException">a setting of the plan is out of its range</exception>
    /// <exception cref="OverflowException">more operations than fit 64 bits</exception>
    public static TrainingWork Of(
        Trial trial, PruningPlan plan, TrainingWork round, Func<DataDescription, DataSize> sizeOf)
    {
        plan.Validate();
        long training = checked(round.TrainingOperations
            * plan.Sparsities.Count), evaluation = checked(round.EvaluationOperations * plan.Sparsities.Count);
        foreach (var retraining in plan.Retrainings)
        {
            var work = TrainingWork.Of(trial.Network, retraining.Recipe ?? trial.Recipe,
                sizeOf(retraining.Data ?? trial.Data));
            training = checked(training + work.TrainingOperations);
            evaluation = checked(evaluation + work.EvaluationOperations);
        }
        var (longer, more) = (Ratio(training, round.TrainingOperations), Ratio(evaluation, round.EvaluationOperations));
        return round with
        {
            FullSteps = (int)Math.Round(round.FullSteps * longer),
            SmallerSteps = (int)Math.Round(round.SmallerSteps * longer),
            Evaluations = (int)Math.Round(round.Evaluations * more),
            TrainingOperations = training,
            EvaluationOperations = evaluation,
        };
    }

    static double Ratio(long all, long one) => one == 0 ? 1 : (double)all / one;
}

namespace Fruitfly.Studies.Costs;

/// <summary>How fast a network of one shape trains, in seconds.</summary>
/// <param name="Step">a step over a whole batch, with all that belongs to it</param>
/// <param name="Example">loss and error of one example</param>
/// <param name="Start">drawing the parameters and taking the memory, once for each trial</param>
sealed record ShapeSpeed(double Step, double Example, double Start)
{
    /// <summary>A smaller batch takes its share of a whole one.</summary>
    public double SecondsOf(Training.TrainingWork work) =>
        Start + Step * (work.FullSteps + (double)work.SmallerSteps * work.SmallerBatchSize / work.BatchSize)
        + Example * work.Evaluations * work.EvaluatedExamples;

    /// <summary>Slower by that factor, whatever it does.</summary>
    public ShapeSpeed Times(double factor) => new(factor * Step, factor * Example, factor * Start);
}

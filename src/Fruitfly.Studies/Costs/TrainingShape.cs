using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Costs;

/// <summary>What decides how long a training step takes; all else in a trial decides only how many there are.</summary>
/// <param name="Network">as canonical text, without what the initializer is</param>
/// <param name="Family">networks of one family differ in their sizes only, so that their speeds lie on a curve</param>
/// <param name="StepOperations">floating-point operations of a step over a whole batch</param>
/// <param name="ForwardOperations">those of the forward pass of one example</param>
sealed record TrainingShape(
    string Network, string Family, int BatchSize, Optimizer Optimizer, Loss Loss, long StepOperations,
    long ForwardOperations)
{
    public static TrainingShape Of(Trial trial, int batchSize)
    {
        var operations = Networks.StepOperations.Of(trial.Network, batchSize);
        var optimizer = trial.Recipe.Optimizer with { LearningRate = 0 }; // a rate takes no time
        var kinds = string.Join(' ', trial.Network.Layers.Select(layer => layer.GetType().Name));
        return new TrainingShape(
            CanonicalDescription.WriteLayers(trial.Network), $"{kinds}, {batchSize}, {optimizer}, {trial.Recipe.Loss}",
            batchSize, optimizer,
            trial.Recipe.Loss, operations.Total, operations.Forward / batchSize);
    }
}

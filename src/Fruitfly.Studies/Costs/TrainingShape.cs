using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Costs;

/// <summary>What decides how long a training step takes; all else in a trial decides only how many there are.</summary>
/// <param name="Network">as canonical text, without what the initializer is</param>
/// <param name="Family">networks of one family differ in their sizes only, so that their speeds lie on a curve</param>
/// <param name="Besides">what the recipe does in every step besides, such as clipping</param>
/// <param name="StepOperations">floating-point operations of a step over a whole batch</param>
/// <param name="ForwardOperations">those of the forward pass of one example</param>
sealed record TrainingShape(
    string Network, string Family, int BatchSize, Optimizer Optimizer, Loss Loss, string Besides, long StepOperations,
    long ForwardOperations)
{
    public static TrainingShape Of(Trial trial, int batchSize)
    {
        var operations = Networks.StepOperations.Of(trial.Network, batchSize);
        var optimizer = trial.Recipe.Optimizer with { LearningRate = 0 }; // a rate takes no time
        var besides = Extras(trial.Recipe);
        var kinds = string.Join(' ', trial.Network.Layers.Select(layer => layer.GetType().Name));
        return new TrainingShape(
            CanonicalDescription.WriteLayers(trial.Network), $"{kinds}, {batchSize}, {optimizer}, {trial.Recipe.Loss}{besides}",
            batchSize, optimizer,
            trial.Recipe.Loss, besides, operations.Total, operations.Forward / batchSize);
    }

    // How strong each of them is takes no time.
    static string Extras(Recipe recipe) => string.Concat(
        recipe.ClipNorm is null ? "" : ", clipped", recipe.L1Penalty is > 0 ? ", L1" : "",
        recipe.InputNoise is > 0 ? ", noise" : "",
        recipe.WeightNoise is > 0 ? ", weight noise" : "",
        recipe.Augmentation is null ? "" : ", augmented", recipe.ClassWeights is null ? "" : ", class weights");
}

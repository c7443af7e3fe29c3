using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Training;

/// <summary>The memory that one training run takes, its data set left out, on one thread, in bytes.</summary>
/// <param name="Parameters">the network's own, once more where the best are kept besides, twice more where they get
/// noise</param>
/// <param name="Gradients">of the parameters: of a batch, of a part of it where it is cut, and of
/// evaluation, which keeps as many</param>
/// <param name="OptimizerState">moments and velocities</param>
/// <param name="Workspace">activations, their gradients and scratch, of training and of
/// evaluation, with the gathered batch</param>
public sealed record TrainingMemory(long Parameters, long Gradients, long OptimizerState, long Workspace)
{
    public long Bytes => Parameters + Gradients + OptimizerState + Workspace;

    /// <exception cref="ArgumentException">the layers do not fit together</exception>
    public static TrainingMemory Of(Architecture architecture, Recipe recipe, DataSize data)
    {
        var binder = new Binder();
        var layers = new BoundSequence(binder, "", architecture.Layers, new Shape(architecture.Inputs));
        var outputs = layers.Output.Size;
        var batch = recipe.Batches.SizeFor(data.Training);
        var part = BatchPass.PartSize(recipe, batch);
        var parameters = (long)sizeof(float) * binder.ParameterCount;
        var isCut = part < batch;
        var gathered =
            (long)part * (data.Features + 2 * outputs + 1) + batch + (long)Evaluator.Part * outputs + data.Training
            + (recipe.KeepPredictionsOn is { } kept
                ? (long)data[kept] * (recipe.KeepsLastHidden == true ? layers.LastInput : outputs) : 0);
        var besides = (long)part * (recipe.InputNoise > 0 ? data.Features : 0)
            + (recipe.Augmentation is { IsEffective: true } ? Augmenter.Memory(data.Features) : 0)
            + (long)part * (recipe.ClassWeights is null ? 0 : 2 * outputs + 2);
        return new TrainingMemory(
            ((recipe.EarlyStopping is null ? 1 : 2)
                + (recipe.WeightNoise > 0 ? WeightNoise.ArraysPerParameter : 0)) * parameters,
                (isCut ? 3 : 2) * parameters,
            recipe.Optimizer.ArraysPerParameter * parameters,
            sizeof(float) * (binder.WorkspaceSize(part) + binder.WorkspaceSize(Evaluator.Part) + gathered + besides
                + 5L * binder.StatisticCount));
    }
}

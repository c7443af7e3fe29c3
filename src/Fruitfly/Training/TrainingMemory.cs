using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;

namespace Fruitfly.Training;

/// <summary>The memory that one training run takes, its data set left out, in bytes.</summary>
/// <param name="Parameters">the network's own</param>
/// <param name="Gradients">of the parameters; evaluation keeps a second set</param>
/// <param name="OptimizerState">moments and velocities</param>
/// <param name="Workspace">activations, their gradients and scratch, of training and of evaluation, with the gathered batch</param>
public sealed record TrainingMemory(long Parameters, long Gradients, long OptimizerState, long Workspace)
{
    public long Bytes => Parameters + Gradients + OptimizerState + Workspace;

    /// <exception cref="ArgumentException">the layers do not fit together</exception>
    public static TrainingMemory Of(Architecture architecture, Recipe recipe, DataSize data)
    {
        var binder = new Binder();
        var outputs = new BoundSequence(binder, "", architecture.Layers, new Shape(architecture.Inputs)).Output.Size;
        var batch = recipe.Batches.SizeFor(data.Training);
        var parameters = (long)sizeof(float) * binder.ParameterCount;
        var gathered = (long)batch * (data.Features + 2 * outputs) + (long)Evaluator.Part * outputs + data.Training;
        return new TrainingMemory(
            parameters, 2 * parameters, recipe.Optimizer.ArraysPerParameter * parameters,
            sizeof(float) * (binder.WorkspaceSize(batch) + binder.WorkspaceSize(Evaluator.Part) + gathered));
    }
}

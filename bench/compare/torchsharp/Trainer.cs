using static TorchSharp.torch;

namespace Fruitfly.TorchSharpPeer;

/// <summary>Trains by the epoch: a shuffled batch, forward, loss, backward, update.</summary>
abstract class Trainer(Workload workload, TrainingSet data)
{
    public int Steps => TrainingSet.Count / workload.BatchSize;

    /// <summary>How many are trained at once.</summary>
    public abstract int Networks { get; }

    protected TrainingSet Data { get; } = data;

    protected abstract nn.Module<Tensor, Tensor> Network { get; }

    protected abstract optim.Optimizer Optimizer { get; }

    public void Epoch()
    {
        using var all = NewDisposeScope();
        foreach (var batch in Batches(workload.BatchSize))
        {
            using var step = NewDisposeScope();
            Network.zero_grad();
            Loss(batch).backward();
            Optimizer.step();
        }
    }

    /// <summary>The mean cross entropy of all examples, of each network.</summary>
    public abstract double[] Losses();

    protected abstract Tensor[] Batches(int size);

    /// <summary>The mean over the batch, summed over networks: each gets its own gradient.</summary>
    protected abstract Tensor Loss(Tensor batch);
}

using static TorchSharp.torch;

namespace Fruitfly.TorchSharpPeer;

/// <summary>32 networks in one product of matrices, each with batches of its own.</summary>
sealed class BatchedTrainer : Trainer
{
    const int Count = 32;

    public BatchedTrainer(Workload workload, TrainingSet data) : base(workload, data)
    {
        Network = new BatchedMlp(Count, workload.Widths!);
        Optimizer = workload.Optimizer(Network.parameters());
    }

    public override int Networks => Count;

    protected override nn.Module<Tensor, Tensor> Network { get; }

    protected override optim.Optimizer Optimizer { get; }

    public override double[] Losses()
    {
        using var scope = NewDisposeScope();
        using var free = no_grad();
        var outputs = Network.call(Data.Inputs.expand(Count, -1, -1));
        return [.. outputs.unbind().Select(each =>
            (double)nn.functional.cross_entropy(each, Data.Labels).item<float>())];
    }

    protected override Tensor[] Batches(int size) =>
        stack(Enumerable.Range(0, Count).Select(_ => randperm(TrainingSet.Count))).split(size, dim: 1);

    protected override Tensor Loss(Tensor batch) =>
        nn.functional.cross_entropy(Network.call(Data.Inputs[batch]).flatten(0, 1), Data.Labels[batch].flatten(),
            reduction: nn.Reduction.Sum) / batch.shape[1];
}

using static TorchSharp.torch;

namespace Fruitfly.TorchSharpPeer;

/// <summary>One network.</summary>
sealed class EagerTrainer : Trainer
{
    public EagerTrainer(Workload workload, TrainingSet data) : base(workload, data)
    {
        Network = TorchSharpPeer.Networks.For(workload);
        Optimizer = workload.Optimizer(Network.parameters());
    }

    public override int Networks => 1;

    protected override nn.Module<Tensor, Tensor> Network { get; }

    protected override optim.Optimizer Optimizer { get; }

    public override double[] Losses()
    {
        using var scope = NewDisposeScope();
        using var free = no_grad();
        return [nn.functional.cross_entropy(Network.call(Data.Inputs), Data.Labels).item<float>()];
    }

    protected override Tensor[] Batches(int size) => randperm(TrainingSet.Count).split(size);

    protected override Tensor Loss(Tensor batch) =>
        nn.functional.cross_entropy(Network.call(Data.Inputs[batch]), Data.Labels[batch]);
}

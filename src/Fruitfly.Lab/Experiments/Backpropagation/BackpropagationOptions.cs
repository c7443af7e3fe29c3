namespace Fruitfly.Lab.Experiments.Backpropagation;

sealed record BackpropagationOptions
{
    [Option("hidden layers", Quick = 5, Full = 5, Minimum = 1, Maximum = 50)]
    public int Layers { get; init; }

    [Option("units of each hidden layer", Quick = 6, Full = 6, Minimum = 1, Maximum = 200)]
    public int Width { get; init; }

    [Option("features of an example", Quick = 1, Full = 1, Minimum = 1, Maximum = 200)]
    public int Inputs { get; init; }

    [Option("outputs of the network", Quick = 1, Full = 1, Minimum = 1, Maximum = 200)]
    public int Outputs { get; init; }

    [Option("examples of the batch; the first is shown", Quick = 1, Full = 1, Minimum = 1, Maximum = 100)]
    public int Examples { get; init; }

    [Option("of the parameters", Quick = 0, Full = 0, Minimum = 0, Maximum = int.MaxValue)]
    public uint Seed { get; init; }

    [Option("standard deviation of the parameters", Quick = 1, Full = 1, Minimum = 1e-6, Maximum = 1000)]
    public double Deviation { get; init; }

    [Option(
        "parameters that are compared with finite differences",
        Quick = 200, Full = 2000, Minimum = 2, Maximum = 100_000)]
    public int Checked { get; init; }
}

using Fruitfly.Networks.Initialization;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>An initializer with which the lecture's 40-100-100-10 network is trained.</summary>
sealed record ComparedInitializer(string Id, string Name, Initializer Initializer)
{
    public static readonly ComparedInitializer He = new("he", "He, fan-in", new HeInitializer());
    public static readonly ComparedInitializer PyTorch = new("pytorch", "PyTorch's default", new PyTorchInitializer());
    public static readonly ComparedInitializer TooSmall = new("small", "σ² = 0.001", new NormalInitializer(0.001));
    public static readonly ComparedInitializer TooLarge = new("large", "σ² = 0.1", new NormalInitializer(0.1));
    public static readonly ComparedInitializer Constant = new("constant", "all 0.02", new ConstantInitializer(0.02));
    public static readonly ComparedInitializer Zero = new("zero", "all zero", new ZeroInitializer());

    public static readonly IReadOnlyList<ComparedInitializer> All =
    [
        He,
        new("he-fan-out", "He, fan-out", new HeInitializer { Fan = HeFan.FanOut }),
        new("he-compromise", "He, compromise", new HeInitializer { Fan = HeFan.Compromise }),
        new("glorot", "Glorot", new GlorotInitializer()),
        PyTorch,
        TooSmall,
        TooLarge,
        Constant,
        Zero,
    ];
}

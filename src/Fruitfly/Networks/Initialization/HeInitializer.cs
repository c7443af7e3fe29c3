namespace Fruitfly.Networks.Initialization;

/// <summary>Weights of variance 2 / fan, which keeps the variance of ReLU layers (He et al. 2015; UDL 7.5).</summary>
public sealed record HeInitializer : Initializer;

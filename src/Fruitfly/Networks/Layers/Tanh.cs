namespace Fruitfly.Networks.Layers;

/// <summary>tanh f.</summary>
public sealed record Tanh : Layer;

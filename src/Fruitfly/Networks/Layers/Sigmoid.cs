namespace Fruitfly.Networks.Layers;

/// <summary>1 / (1 + exp(−f)).</summary>
public sealed record Sigmoid : Layer;

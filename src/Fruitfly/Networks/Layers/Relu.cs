namespace Fruitfly.Networks.Layers;

/// <summary>max(f, 0); its derivative at 0 is taken as 0 (UDL 3.1).</summary>
public sealed record Relu : Layer;

using Fruitfly.Data.Files;

namespace Fruitfly.Networks.Files;

/// <summary>What a safetensors file holds.</summary>
/// <param name="Tensors">the arrays by name, in the order of the file; those of 16-bit
/// floating-point numbers as float32</param>
/// <param name="Metadata">free text by key</param>
public sealed record Safetensors(
    IReadOnlyDictionary<string, NumericArray> Tensors, IReadOnlyDictionary<string, string> Metadata);

namespace Fruitfly.Data.Tables;

/// <summary>A file by what it holds, wherever it lies.</summary>
/// <param name="Bytes">how many there are</param>
/// <param name="Sha256">of the bytes, 64 lower-case hexadecimal digits</param>
public sealed record FileContent(long Bytes, string Sha256);

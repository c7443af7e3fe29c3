namespace Fruitfly.Numerics.Tests.Kernels;

/// <summary>One row of the common kernel table: a kernel, its scalar twin, and how far apart they may be.</summary>
/// <param name="Operands">how many equally long operands it has</param>
/// <param name="Written">which of them it writes</param>
/// <param name="Tolerance">relative to the twin's value, in units of 2⁻²³; justified beside the row</param>
/// <param name="InPlace">a written operand and the read operand that may be the same memory</param>
public sealed record KernelRow(
    string Name, int Operands, int[] Written, double Tolerance, Kernel Fast, Kernel Twin,
    (int Written, int Read)? InPlace = null)
{
    public override string ToString() => Name;
}

public delegate void Kernel(Memory<float>[] operands);

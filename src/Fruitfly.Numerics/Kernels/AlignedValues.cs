using System.Runtime.InteropServices;

namespace Fruitfly.Numerics.Kernels;

/// <summary>Numbers that begin with a cache line, so that no vector of them lies across two; 0 at first.</summary>
public sealed class AlignedValues
{
    const int Line = 64;

    readonly float[] _values;
    readonly int _first, _count;

    public AlignedValues(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _count = count;
        _values = GC.AllocateArray<float>(checked(count + Line / sizeof(float)), pinned: true);
        var before = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0) % Line);
        _first = (Line - before) % Line / sizeof(float);
    }

    public Span<float> Span => _values.AsSpan(_first, _count);

    /// <summary>The first of them.</summary>
    public Span<float> First(int count) => Span[..count];
}

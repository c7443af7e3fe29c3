using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Numerics.Tests.Kernels;

public class AlignedValuesTests
{
    [Fact]
    public void They_begin_with_a_cache_line_are_zero_and_can_all_be_written()
    {
        for (var count = 1; count < 70; count++)
        {
            var values = new AlignedValues(count);
            values.Span.Length.ShouldBe(count);
            values.Span.ToArray().ShouldAllBe(value => value == 0);
            values.Span.Fill(count);
            values.First(1)[0].ShouldBe(count);
            (Address(values) % 64).ShouldBe(0);
        }
    }

    [Fact]
    public void None_and_a_negative_number_are_told_apart()
    {
        new AlignedValues(0).Span.Length.ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => new AlignedValues(-1));
    }

    static long Address(AlignedValues values) =>
        Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref MemoryMarshal.GetReference(values.Span));
}

using System.Runtime.Intrinsics;

namespace Fruitfly.Numerics.Tests;

public sealed class MultiplyAddPeakTests
{
    [Fact]
    public void Twelve_chains_of_the_widest_vectors_take_two_operations_for_each_multiply_add()
    {
        var lanes =
            Vector512.IsHardwareAccelerated ? 16 :
            Vector256.IsHardwareAccelerated ? 8 :
            Vector128.IsHardwareAccelerated ? 4 : 1;
        MultiplyAddPeak.Run(1000).ShouldBe(2L * 12 * lanes * 1000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Nothing_is_no_work(int rounds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => MultiplyAddPeak.Run(rounds));
}

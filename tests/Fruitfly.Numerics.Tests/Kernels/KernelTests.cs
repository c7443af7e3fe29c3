using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

public class KernelTests
{
    const float Guard = 12345.678f;
    const int GuardLength = 16;

    static readonly float[] SpecialValues =
        [0, -0f, 1, -1, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon,
            float.MaxValue, float.MinValue];

    public static TheoryData<KernelRow> Kernels => new(KernelTable.Rows);

    [Theory, MemberData(nameof(Kernels))]
    public void Every_length_from_0_to_256_gives_what_the_scalar_twin_gives(KernelRow kernel)
    {
        for (var length = 0; length <= 256; length++)
            Compare(kernel, Random(kernel, length));
    }

    [Theory, MemberData(nameof(Kernels))]
    public void Special_values_give_what_the_scalar_twin_gives_in_every_lane(KernelRow kernel)
    {
        foreach (var special in SpecialValues)
            for (var place = 0; place < 19; place++)
                for (var operand = 0; operand < kernel.Operands; operand++)
                {
                    var operands = Random(kernel, 19);
                    operands[operand][place] = special;
                    Compare(kernel, operands);
                }
    }

    [Theory, MemberData(nameof(Kernels))]
    public void The_destination_may_be_the_source(KernelRow kernel)
    {
        if (kernel.InPlace is not { } same)
            return;
        foreach (var length in (int[])[1, 7, 8, 33, 100])
        {
            var operands = Random(kernel, length);
            var apart = Guarded(operands);
            kernel.Fast(apart);
            var inPlace = Guarded(operands);
            inPlace[same.Written] = inPlace[same.Read];
            kernel.Fast(inPlace);
            inPlace[same.Written].ToArray().ShouldBe(apart[same.Written].ToArray());
        }
    }

    /// <summary>Runs kernel and twin on guarded copies: the results agree, and nothing else is touched.</summary>
    static void Compare(KernelRow kernel, float[][] operands)
    {
        var fast = Guarded(operands);
        var twin = Guarded(operands);
        kernel.Fast(fast);
        kernel.Twin(twin);
        for (var operand = 0; operand < operands.Length; operand++)
        {
            var written = kernel.Written.Contains(operand);
            for (var i = 0; i < operands[operand].Length; i++)
            {
                var value = fast[operand].Span[i];
                var expected = written ? twin[operand].Span[i] : operands[operand][i];
                if (!Close(value, expected, written ? kernel.Tolerance : 0))
                    Assert.Fail(
                        $"{kernel.Name}, length {operands[operand].Length}, operand {operand}[{i}]: {value:R} is " +
                        $"not {expected:R}");
            }
            GuardsOf(fast[operand]).ShouldAllBe(value => value == Guard);
        }
    }

    static bool Close(float value, float expected, double tolerance) =>
        value.Equals(expected) || value == expected
        || Math.Abs((double)value - expected)
            <= tolerance * Math.Pow(2, -23) * Math.Abs(expected) + (tolerance > 0 ? 1e-37 : 0);

    static float[][] Random(KernelRow kernel, int length)
    {
        var stream = new RandomStream((ulong)length, 77);
        var operands = new float[kernel.Operands][];
        for (var i = 0; i < operands.Length; i++)
            stream.FillGaussian(operands[i] = new float[length]);
        if (kernel.Name.StartsWith("adam", StringComparison.Ordinal))
            for (var i = 0; i < length; i++)
                operands[3][i] = Math.Abs(operands[3][i]);
        return operands;
    }

    static Memory<float>[] Guarded(float[][] operands) => Array.ConvertAll(operands, operand =>
    {
        var buffer = new float[operand.Length + 2 * GuardLength];
        Array.Fill(buffer, Guard);
        operand.CopyTo(buffer, GuardLength);
        return buffer.AsMemory(GuardLength, operand.Length);
    });

    static float[] GuardsOf(Memory<float> operand)
    {
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray<float>(operand, out var segment).ShouldBeTrue();
        return [.. segment.Array![..GuardLength], .. segment.Array![^GuardLength..]];
    }
}

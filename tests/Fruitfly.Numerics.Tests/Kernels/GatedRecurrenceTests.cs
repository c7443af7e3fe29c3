using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Numerics.Tests.Kernels;

/// <summary>The forward step; the backward one is in the kernel table.</summary>
public class GatedRecurrenceTests
{
    [Fact]
    public void Every_length_from_0_to_256_gives_the_gates_and_states_of_the_definition()
    {
        for (var length = 0; length <= 256; length++)
        {
            var operands = Operands(length);
            float[][] before = [.. operands.Select(operand => (float[])operand.Clone())];
            GatedRecurrence.Step(operands[0], operands[1], operands[2], operands[3], operands[4], operands[5]);
            for (var i = 0; i < length; i++)
            {
                var r = 1 / (1 + Math.Exp(-(double)before[0][i]));
                var z = 1 / (1 + Math.Exp(-(double)before[1][i]));
                var n = Math.Tanh(before[3][i] + r * before[2][i]);
                var next = (1 - z) * n + z * before[4][i];
                // Gates are within a few units in the last place of 1; the argument of tanh and h enter with their size.
                var tolerance = Math.Pow(2, -23) * 4 * (1 + Math.Abs(before[2][i]) + Math.Abs(before[3][i]) + Math.Abs(before[4][i]));
                operands[0][i].ShouldBe((float)r, tolerance);
                operands[1][i].ShouldBe((float)z, tolerance);
                operands[3][i].ShouldBe((float)n, tolerance);
                operands[5][i].ShouldBe((float)next, tolerance);
            }
            operands[2].ShouldBe(before[2]);
            operands[4].ShouldBe(before[4]);
        }
    }

    [Fact]
    public void Infinite_gates_are_open_or_closed_and_NaN_is_seen_in_every_lane()
    {
        for (var place = 0; place < 19; place++)
        {
            var operands = Operands(19);
            operands[1][place] = float.PositiveInfinity;
            Step(operands)[place].ShouldBe(operands[4][place], 1e-6);
            operands = Operands(19);
            (operands[1][place], operands[3][place]) = (float.NegativeInfinity, float.PositiveInfinity);
            Step(operands)[place].ShouldBe(1);
            for (var operand = 0; operand < 5; operand++)
            {
                operands = Operands(19);
                operands[operand][place] = float.NaN;
                Step(operands)[place].ShouldBe(float.NaN);
            }
        }
    }

    [Fact]
    public void Operands_of_different_lengths_are_refused() => Should.Throw<ArgumentOutOfRangeException>(
        () => GatedRecurrence.Step(new float[2], new float[2], new float[1], new float[2], new float[2], new float[2]));

    static float[] Step(float[][] operands)
    {
        GatedRecurrence.Step(operands[0], operands[1], operands[2], operands[3], operands[4], operands[5]);
        return operands[5];
    }

    static float[][] Operands(int length)
    {
        var stream = new RandomStream((ulong)length, 78);
        float[][] operands = [.. Enumerable.Range(0, 6).Select(_ => new float[length])];
        foreach (var operand in operands)
            stream.FillGaussian(operand);
        return operands;
    }
}

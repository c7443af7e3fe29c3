using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Numerics.Tests.Kernels;

public class MaxPoolingTests
{
    [Fact]
    public void Every_length_from_0_to_70_gives_the_gradient_to_the_first_of_the_largest_as_the_scalar_twin_does()
    {
        for (var length = 0; length <= 70; length++)
        {
            // Few values, so that there are many equal ones.
            float[] input = [.. Enumerable.Range(0, 5 * length).Select(i => (float)(i * 7919 % 11 % 3))];
            int[] places = [3, 0, 4];
            float[] output =
                [.. Enumerable.Range(0, length).Select(i => places.Max(place => input[place * length + i]))];
            float[] gradient = [.. Enumerable.Range(1, length).Select(i => (float)i)];
            var fast = new float[5 * length];
            Array.Fill(fast, 100);
            var twin = (float[])fast.Clone();
            MaxPooling.Backward(input, output, gradient, places, fast);
            MaxPooling.BackwardScalar(input, output, gradient, places, twin);
            fast.ShouldBe(twin);
            fast.Sum().ShouldBe(500 * length + gradient.Sum());
        }
    }

    [Fact]
    public void The_gradient_goes_to_the_first_of_equal_values()
    {
        float[] input = [.. Enumerable.Repeat(2f, 40)];
        var gradient = new float[40];
        MaxPooling.Backward(input, input.AsSpan(0, 20), input.AsSpan(0, 20), [1, 0], gradient);
        gradient.ShouldBe([.. new float[20], .. Enumerable.Repeat(2f, 20)]);
    }
}

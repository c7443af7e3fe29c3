using System.Numerics;
using System.Runtime.Intrinsics;
using Fruitfly.Embeddings;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Embeddings;

public sealed class FourierTransformTests
{
    const int Length = 32;

    [Fact]
    public void Forward_is_the_sum_that_defines_it_in_every_lane()
    {
        var (transform, values) = (new FourierTransform(Length), Random());
        var before = Copy(values);
        transform.Forward(values);
        for (var lane = 0; lane < ComplexLanes.Count; lane++)
            for (var k = 0; k < Length; k++)
            {
                var sum = Complex.Zero;
                for (var j = 0; j < Length; j++)
                    sum += before[j, lane] * Complex.FromPolarCoordinates(1, -2 * Math.PI * j * k / Length);
                // the plain sum has 32 terms of about 1, whose angles of up to 200 are rounded too
                (At(values, transform.PlaceOf(k), lane) - sum).Magnitude.ShouldBeLessThan(1e-12);
            }
    }

    [Fact]
    public void Inverse_brings_back_what_was_there_times_the_length()
    {
        var (transform, values) = (new FourierTransform(Length), Random());
        var before = Copy(values);
        transform.Forward(values);
        transform.Inverse(values);
        for (var lane = 0; lane < ComplexLanes.Count; lane++)
            for (var j = 0; j < Length; j++)
                (At(values, j, lane) / Length - before[j, lane]).Magnitude.ShouldBeLessThan(1e-14);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    public void Lengths_are_powers_of_two(int length) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new FourierTransform(length)).Message.ShouldContain(
            "power of two");

    static ComplexLanes Random()
    {
        var (random, values) = (new RandomStream(5, 0), new ComplexLanes(Length));
        foreach (var part in (Vector512<double>[][])[values.Real, values.Imaginary])
            for (var j = 0; j < Length; j++)
                for (var lane = 0; lane < ComplexLanes.Count; lane++)
                    part[j] = part[j].WithElement(lane, random.NextGaussian());
        return values;
    }

    static Complex At(ComplexLanes values, int place, int lane) =>
        new(values.Real[place].GetElement(lane), values.Imaginary[place].GetElement(lane));

    static Complex[,] Copy(ComplexLanes values)
    {
        var copy = new Complex[Length, ComplexLanes.Count];
        for (var j = 0; j < Length; j++)
            for (var lane = 0; lane < ComplexLanes.Count; lane++)
                copy[j, lane] = At(values, j, lane);
        return copy;
    }
}

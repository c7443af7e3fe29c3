using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Sweeps.Designs;

/// <summary>As many points as slices: in every coordinate each slice holds one point (McKay, Beckman and Conover 1979).
/// Another number of points gives other points.</summary>
sealed class LatinHypercube : IPointSequence
{
    readonly double[] _values;
    readonly int _dimensions;

    public LatinHypercube(ulong seed, int dimensions, int count)
    {
        _dimensions = dimensions;
        _values = new double[count * dimensions];
        var stream = RandomStream.For(seed, StreamPurpose.Search);
        var slices = new int[count];
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            for (var i = 0; i < count; i++)
                slices[i] = i;
            stream.Shuffle<int>(slices);
            for (var i = 0; i < count; i++)
                _values[i * dimensions + dimension] = (slices[i] + stream.NextDouble()) / count;
        }
    }

    public void Point(int index, Span<double> point) =>
        _values.AsSpan(index * _dimensions, _dimensions).CopyTo(point);
}

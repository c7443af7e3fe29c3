using BenchmarkDotNet.Attributes;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Benchmarks;

/// <summary>Numbers from Fruitfly's own streams and from NumPy's, and the order of an epoch.</summary>
public class RandomStreamBenchmarks
{
    const int Count = 4000;

    readonly RandomStream _stream = new(1, 0);
    readonly NumpyRandom _numpy = new(1);
    readonly float[] _values = new float[Count];
    readonly int[] _order = [.. Enumerable.Range(0, Count)];

    [Benchmark]
    public void Uniform() => _stream.Fill(_values);

    [Benchmark]
    public void Gaussian() => _stream.FillGaussian(_values);

    [Benchmark]
    public void Shuffle() => _stream.Shuffle(_order.AsSpan());

    [Benchmark]
    public double NumpyGaussian()
    {
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
            sum += _numpy.NextGaussian();
        return sum;
    }
}

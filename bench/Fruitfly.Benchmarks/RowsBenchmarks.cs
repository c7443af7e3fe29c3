using BenchmarkDotNet.Attributes;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Benchmarks;

/// <summary>Rows of 40 features picked and transposed, a batch of 100 of 4,000, beside plain loops.</summary>
public class RowsBenchmarks
{
    const int Examples = 4000, Batch = 100, Features = 40;

    readonly float[] _source = Numbers.Gaussian(Examples * Features);
    readonly float[] _destination = new float[Batch * Features];
    readonly int[] _batch = new int[Batch];

    [GlobalSetup]
    public void SetUp()
    {
        var stream = new RandomStream(2, 0);
        for (var i = 0; i < Batch; i++)
            _batch[i] = stream.NextInt(Examples);
    }

    [Benchmark]
    public void Gather() => Rows.Gather(_source, Features, _batch, _destination);

    [Benchmark]
    public void GatherByCopies()
    {
        for (var i = 0; i < Batch; i++)
            _source.AsSpan(_batch[i] * Features, Features).CopyTo(_destination.AsSpan(i * Features));
    }

    [Benchmark]
    public void Transpose() => Rows.Transpose(_source.AsSpan(0, Batch * Features), Batch, Features, _destination);

    [Benchmark]
    public void TransposeByLoops()
    {
        for (var r = 0; r < Batch; r++)
            for (var c = 0; c < Features; c++)
                _destination[c * Batch + r] = _source[r * Features + c];
    }
}

using BenchmarkDotNet.Attributes;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Benchmarks;

/// <summary>Elementwise functions over a small and a large layer, beside the scalar twins.</summary>
public class ActivationBenchmarks
{
    float[] _x = [], _y = [];

    [Params(600, 10_000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _x = Numbers.Gaussian(Length);
        _y = new float[Length];
    }

    [Benchmark]
    public void Exp() => Elementwise.Map(new ExponentialOperation(), _x, _y);

    [Benchmark]
    public void ExpScalar() => Elementwise.MapScalar(new ExponentialOperation(), _x, _y);

    [Benchmark]
    public void Tanh() => Activation.Tanh(_x, _y);

    [Benchmark]
    public void TanhScalar() => Elementwise.MapScalar(new TanhOperation(), _x, _y);
}

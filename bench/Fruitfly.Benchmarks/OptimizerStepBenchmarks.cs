using BenchmarkDotNet.Attributes;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Benchmarks;

/// <summary>A step over the parameters of mlp-100 and of mlp-400, beside the scalar twins.</summary>
public class OptimizerStepBenchmarks
{
    static readonly AdamCoefficients Coefficients =
        new(step: 10, rate: 1e-6, 0.9, 0.999, 1e-8, decay: 0, decoupledDecay: 0);

    float[] _p = [], _g = [], _m = [], _v = [];

    [Params(15_210, 180_810)]
    public int Parameters { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _p = Numbers.Gaussian(Parameters);
        _g = Numbers.Gaussian(Parameters);
        _m = Numbers.Gaussian(Parameters);
        _v = Array.ConvertAll(_g, gradient => gradient * gradient);
    }

    [Benchmark]
    public void Sgd() => OptimizerStep.Sgd(_p, _g, 1e-6f, 0);

    [Benchmark]
    public void SgdScalar() => OptimizerStep.SgdScalar(_p, _g, 1e-6f, 0);

    [Benchmark]
    public void Momentum() => OptimizerStep.Momentum(_p, _g, _m, 1e-6f, 0.9f, nesterov: false, 0);

    [Benchmark]
    public void MomentumScalar() => OptimizerStep.MomentumScalar(_p, _g, _m, 1e-6f, 0.9f, nesterov: false, 0);

    [Benchmark]
    public void Adam() => OptimizerStep.Adam(_p, _g, _m, _v, Coefficients);

    [Benchmark]
    public void AdamScalar() => OptimizerStep.AdamScalar(_p, _g, _m, _v, Coefficients);
}

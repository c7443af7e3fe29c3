using BenchmarkDotNet.Attributes;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Benchmarks;

/// <summary>Loss and gradient of 100 examples of 10 classes, beside the twin that takes them one by one.</summary>
public class SoftmaxCrossEntropyBenchmarks
{
    const int Examples = 100, Classes = 10;

    readonly float[] _logits = Numbers.Gaussian(Examples * Classes);
    readonly float[] _gradient = new float[Examples * Classes];
    readonly int[] _labels = [.. Enumerable.Range(0, Examples).Select(i => i % Classes)];

    [Benchmark]
    public double Kernel() => SoftmaxCrossEntropy.Sum(_logits, _labels, Classes, 0.01f, _gradient);

    [Benchmark(Baseline = true)]
    public double RowByRow()
    {
        var loss = 0.0;
        for (var i = 0; i < Examples; i++)
            loss += SoftmaxCrossEntropy.Row(_logits.AsSpan(i * Classes, Classes), _labels[i], 0.01f,
                _gradient.AsSpan(i * Classes, Classes));
        return loss;
    }
}

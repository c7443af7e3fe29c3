using Fruitfly.Data.Mnist1d;

namespace Fruitfly.Lab.Benchmarks;

/// <summary>The published MNIST-1D, made from its seed.</summary>
public sealed record GenerationBenchmark() : Benchmark("mnist1d")
{
    public override GenerationSpeed Measure(BenchmarkSettings settings, CancellationToken cancellation = default)
    {
        var samples = new Mnist1dSettings();
        return new GenerationSpeed(
            samples.Samples / settings.MedianSecondsOf(() => Mnist1d.Generate(samples), cancellation));
    }
}

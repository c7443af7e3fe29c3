using BenchmarkDotNet.Attributes;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Benchmarks;

/// <summary>The first direction of gru-6 over 100 signals of 40 values, and as many examples one after another, whose
/// lanes stay empty.</summary>
public class GatedRecurrenceBenchmarks
{
    const int Batch = 100;

    static readonly RecurrenceShape Whole =
        new(1, 6, 40, Batch, IsReverse: false, OutputRows: 6, OutputRow: 0, GivesLast: false);

    readonly float[] _inputWeight = Numbers.Gaussian(
        18), _stateWeight = Numbers.Gaussian(108), _bias = Numbers.Gaussian(24);
    readonly float[] _input = Numbers.Gaussian(40 * Batch);
    readonly float[] _read = new float[Whole.ReadSize * (Batch + GatedRecurrence.MostLanesBesides)];
    readonly float[] _gates = new float[Whole.GatesSize * (Batch + GatedRecurrence.MostLanesBesides)];
    readonly float[] _output = new float[40 * 6 * Batch];

    [Benchmark]
    public void Forward() =>
        GatedRecurrence.Forward(Whole, _inputWeight, _stateWeight, _bias, _input, _read, _gates, _output);

    [Benchmark(Baseline = true)]
    public void ForwardOneByOne()
    {
        var single = Whole with { Batch = 1 };
        for (var i = 0; i < Batch; i++)
            GatedRecurrence.Forward(
                single, _inputWeight, _stateWeight, _bias, _input.AsSpan(i * 40, 40), _read, _gates,
                _output.AsSpan(i * 240, 240));
    }
}

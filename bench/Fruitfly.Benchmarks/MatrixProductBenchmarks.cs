using BenchmarkDotNet.Attributes;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Benchmarks;

/// <summary>C = A B in the shapes of the bench's fully connected workloads, beside three plain loops.</summary>
public class MatrixProductBenchmarks
{
    float[] _a = [], _b = [], _bias = [], _c = [];
    int _rows, _columns, _depth;

    /// <summary>rows × columns × depth: the layers of mlp-100 forward, the weight gradient of its
    /// output, and those of mlp-400.</summary>
    [Params("100x100x40", "100x100x100", "100x10x100", "100x400x40", "100x400x400", "400x400x100")]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        var sizes = Array.ConvertAll(Shape.Split('x'), int.Parse);
        (_rows, _columns, _depth) = (sizes[0], sizes[1], sizes[2]);
        _a = Numbers.Gaussian(_rows * _depth);
        _b = Numbers.Gaussian(_depth * _columns);
        _bias = Numbers.Gaussian(_columns);
        _c = new float[_rows * _columns];
    }

    [Benchmark]
    public void Kernel() =>
        MatrixProduct.Multiply(_a, _depth, 1, _b, _bias, _rows, _columns, _depth, _c, ProductEnding.Rectify);

    [Benchmark]
    public void TransposedA() => MatrixProduct.Multiply(_a, 1, _rows, _b, [], _rows, _columns, _depth, _c);

    [Benchmark(Baseline = true)]
    public void Loops()
    {
        for (var i = 0; i < _rows; i++)
            for (var j = 0; j < _columns; j++)
            {
                var sum = _bias[j];
                for (var k = 0; k < _depth; k++)
                    sum += _a[i * _depth + k] * _b[k * _columns + j];
                _c[i * _columns + j] = sum < 0 ? 0 : sum;
            }
    }
}

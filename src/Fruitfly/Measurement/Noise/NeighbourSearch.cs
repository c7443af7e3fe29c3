using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Fruitfly.Numerics.Kernels;

namespace Fruitfly.Measurement.Noise;

/// <summary>All pairs of rows, block by block.</summary>
sealed class NeighbourSearch
{
    const int BlockRows = 96, MostColumns = 1024, BlockValues = 1 << 20;

    readonly double[] _inputs;
    readonly int _features, _rows, _count, _blockColumns;

    /// <summary><c>[rows × features]</c>, without the mean and within −1 to 1, so that float32 holds them and their
    /// products.</summary>
    readonly float[] _scaled;

    /// <summary>‖row‖² of each.</summary>
    readonly float[] _norms;

    readonly double _scale;

    /// <summary>The share of ‖a‖² + ‖b‖² by which float32 may miss a squared distance: the rounding of the rows,
    /// products and sums, each 2⁻²⁴, several times over.</summary>
    readonly float _rounding;

    /// <param name="inputs"><c>[rows × features]</c></param>
    public NeighbourSearch(double[] inputs, int features, int rows, int count)
    {
        (_inputs, _features, _rows, _count) = (inputs, features, rows, count);
        _blockColumns = Math.Clamp(BlockValues / features, 16, MostColumns);
        _rounding = (features + 8) * MathF.ScaleB(1, -22);
        (_scaled, _norms) = (new float[inputs.Length], new float[rows]);
        (Indices, SquaredDistances) = (new int[rows * count], new double[rows * count]);
        Array.Fill(Indices, int.MaxValue);
        Array.Fill(SquaredDistances, double.PositiveInfinity);
        var means = new double[features];
        for (var i = 0; i < rows; i++)
            TensorPrimitives.MultiplyAdd(Row(i), 1.0 / rows, means, means);
        for (var i = 0; i < rows; i++)
            for (var c = 0; c < features; c++)
            {
                var off = inputs[i * features + c] - means[c];
                _scale = Math.Max(_scale, Math.Abs(off));
                MeanPairwise += 2 * off * off / (rows - 1);
            }
        for (var i = 0; i < rows && _scale > 0; i++)
        {
            for (var c = 0; c < features; c++)
                _scaled[i * features + c] = (float)((inputs[i * features + c] - means[c]) / _scale);
            _norms[i] = TensorPrimitives.SumOfSquares<float>(_scaled.AsSpan(i * features, features));
        }
    }

    /// <summary><c>[rows × count]</c></summary>
    public int[] Indices { get; }

    /// <summary><c>[rows × count]</c></summary>
    public double[] SquaredDistances { get; }

    /// <summary>The mean squared distance of two rows.</summary>
    public double MeanPairwise { get; }

    public void Run()
    {
        var columns = new float[_blockColumns * _features];
        var products = new float[BlockRows * _blockColumns];
        for (var first = 0; first < _rows; first += _blockColumns)
        {
            var width = Math.Min(_blockColumns, _rows - first);
            for (var j = 0; j < width; j++)
                for (var c = 0; c < _features; c++)
                    columns[c * width + j] = -2 * _scaled[(first + j) * _features + c];
            var norms = _norms.AsSpan(first, width);
            var largest = TensorPrimitives.Max<float>(norms);
            for (var row = 0; row < _rows; row += BlockRows)
            {
                var height = Math.Min(BlockRows, _rows - row);
                MatrixProduct.Multiply(
                    _scaled.AsSpan(row * _features), _features, 1, columns, norms, height, width, _features, products);
                for (var i = 0; i < height; i++)
                    Scan(row + i, first, products.AsSpan(i * width, width), largest);
            }
        }
    }

    /// <summary>Looks through a row's squared distances to a block, each of which lacks the row's own ‖a‖².</summary>
    void Scan(int row, int first, ReadOnlySpan<float> distances, float largestNorm)
    {
        var limit = Limit(row, largestNorm);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(distances);
        for (var v = 0; v < vectors.Length; v++)
            if (Vector.LessThanOrEqualAny(vectors[v], new Vector<float>(limit)))
                for (var j = v * Vector<float>.Count; j < (v + 1) * Vector<float>.Count; j++)
                    if (distances[j] <= limit && Take(row, first + j))
                        limit = Limit(row, largestNorm);
        for (var j = vectors.Length * Vector<float>.Count; j < distances.Length; j++)
            if (distances[j] <= limit && Take(row, first + j))
                limit = Limit(row, largestNorm);
    }

    float Limit(int row, float largestNorm)
    {
        var worst = SquaredDistances[row * _count + _count - 1];
        if (_scale > 0)
            worst = worst / _scale / _scale;
        return float.BitIncrement((float)(worst - _norms[row] + _rounding * (_norms[row] + largestNorm)));
    }

    /// <summary>Measures a distance in float64 and puts the other row where it belongs among the neighbours.</summary>
    bool Take(int row, int other)
    {
        var indices = Indices.AsSpan(row * _count, _count);
        var distances = SquaredDistances.AsSpan(row * _count, _count);
        if (other == row || (distances[^1] == 0 && other > indices[^1]))
            return false;
        var distance = 0.0;
        var (here, there) = (row * _features, other * _features);
        for (var c = 0; c < _features; c++)
            distance += (_inputs[here + c] - _inputs[there + c]) * (_inputs[here + c] - _inputs[there + c]);
        if (!IsBefore(distance, other, distances[^1], indices[^1]))
            return false;
        var place = _count - 1;
        while (place > 0 && IsBefore(distance, other, distances[place - 1], indices[place - 1]))
        {
            (indices[place], distances[place]) = (indices[place - 1], distances[place - 1]);
            place--;
        }
        (indices[place], distances[place]) = (other, distance);
        return true;
    }

    ReadOnlySpan<double> Row(int row) => _inputs.AsSpan(row * _features, _features);

    static bool IsBefore(double distance, int index, double otherDistance, int otherIndex) =>
        distance < otherDistance || (distance == otherDistance && index < otherIndex);
}

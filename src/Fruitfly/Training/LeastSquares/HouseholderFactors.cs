using System.Numerics.Tensors;

namespace Fruitfly.Training.LeastSquares;

/// <summary>M = QR by Householder reflections (Golub and Van Loan 5.2), for a matrix with at least as many rows as
/// columns. Q is kept as the reflections that make it up.</summary>
sealed class HouseholderFactors
{
    readonly int _rows, _columns;
    readonly double[] _values;      // column by column: above the diagonal R, from it on the vector v of a reflection
    readonly double[] _diagonal;    // of R
    readonly double[] _scales;      // 2 / v·v, so that a reflection is x − scale · (v·x) v

    /// <param name="matrix"><c>[columns × rows]</c>, column by column; it is overwritten and kept</param>
    public HouseholderFactors(double[] matrix, int rows, int columns)
    {
        (_values, _rows, _columns) = (matrix, rows, columns);
        (_diagonal, _scales) = (new double[columns], new double[columns]);
        for (var k = 0; k < columns; k++)
        {
            var reflected = Reflection(k);
            var norm = Math.Sqrt(TensorPrimitives.SumOfSquares<double>(reflected));
            if (norm == 0)
                continue;
            // The sign keeps the first element from cancelling.
            _diagonal[k] = reflected[0] > 0 ? -norm : norm;
            reflected[0] -= _diagonal[k];
            _scales[k] = -1 / (_diagonal[k] * reflected[0]);
            for (var other = k + 1; other < columns; other++)
                Reflect(k, _values.AsSpan(other * rows + k, rows - k));
        }
    }

    /// <summary>The least over the greatest element of R's diagonal; far from zero, R has full rank.</summary>
    public double DiagonalRatio
    {
        get
        {
            var greatest = Math.Abs(TensorPrimitives.MaxMagnitude<double>(_diagonal));
            return greatest == 0 ? 0 : Math.Abs(TensorPrimitives.MinMagnitude<double>(_diagonal)) / greatest;
        }
    }

    public double R(int row, int column) =>
        row < column ? _values[column * _rows + row] : row == column ? _diagonal[row] : 0;

    /// <summary>Qᵀ x in place, for x of as many elements as rows; the first elements, one for each column, are those of
    /// the thin Q.</summary>
    public void MultiplyTransposed(Span<double> x)
    {
        for (var k = 0; k < _columns; k++)
            Reflect(k, x[k..]);
    }

    /// <summary>Q x in place; elements beyond the columns are zero for the thin Q.</summary>
    public void Multiply(Span<double> x)
    {
        for (var k = _columns - 1; k >= 0; k--)
            Reflect(k, x[k..]);
    }

    /// <summary>The solution of R y = x, in place of the first elements.</summary>
    public void Solve(Span<double> x)
    {
        for (var k = _columns - 1; k >= 0; k--)
        {
            x[k] /= _diagonal[k];
            for (var row = 0; row < k; row++)
                x[row] -= _values[k * _rows + row] * x[k];
        }
    }

    /// <summary>The solution of Rᵀ y = x, in place of the first elements.</summary>
    public void SolveTransposed(Span<double> x)
    {
        for (var k = 0; k < _columns; k++)
            x[k] = (x[k] - TensorPrimitives.Dot<double>(_values.AsSpan(k * _rows, k), x[..k])) / _diagonal[k];
    }

    Span<double> Reflection(int k) => _values.AsSpan(k * _rows + k, _rows - k);

    void Reflect(int k, Span<double> x)
    {
        var v = Reflection(k);
        TensorPrimitives.MultiplyAdd(v, -_scales[k] * TensorPrimitives.Dot<double>(v, x), x, x);
    }
}

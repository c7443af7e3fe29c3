using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Fruitfly.Training.LeastSquares;

/// <summary>Linear least squares in closed form, in double precision.</summary>
public static class MinimumNorm
{
    /// <summary>The distance from 1 to the next number: 2⁻⁵².</summary>
    const double MachineEpsilon = 1.0 / (1L << 52);

    /// <summary>Of all c that minimize ‖A c − b‖² the one with the least ‖c‖: c = A⁺ b, by a QR factorization and the singular
    /// values of its small factor. With more columns than rows it interpolates.</summary>
    /// <param name="design">A, <c>[rows × columns]</c>, row by row</param>
    /// <param name="targets">b, one for each row</param>
    /// <returns>singular values below ε · max(rows, columns) of the largest count as zero, as in NumPy's lstsq</returns>
    /// <exception cref="ArgumentException">sizes that do not fit, or numbers that are not finite</exception>
    public static LeastSquaresFit Solve(ReadOnlySpan<double> design, int columns, ReadOnlySpan<double> targets)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (targets.IsEmpty || design.Length != (long)targets.Length * columns)
            throw new ArgumentException(
                $"A design of {design.Length} numbers does not hold {columns} columns for each of {targets.Length} targets.", nameof(design));
        foreach (var value in design)
            ThrowUnlessFinite(value, nameof(design));
        foreach (var value in targets)
            ThrowUnlessFinite(value, nameof(targets));

        var matrix = Matrix<double>.Build.DenseOfRowMajor(targets.Length, columns, design.ToArray());
        var right = Vector<double>.Build.DenseOfArray(targets.ToArray());
        return columns <= targets.Length ? Tall(matrix, right) : Wide(matrix, right);
    }

    /// <summary>A = QR, so c = R⁺ Qᵀ b.</summary>
    static LeastSquaresFit Tall(Matrix<double> matrix, Vector<double> targets)
    {
        var factors = matrix.QR(QRMethod.Thin);
        return Pseudoinverse(factors.R, factors.Q.TransposeThisAndMultiply(targets), matrix.RowCount, value => value);
    }

    /// <summary>Aᵀ = QR, so c = Q (Rᵀ)⁺ b.</summary>
    static LeastSquaresFit Wide(Matrix<double> matrix, Vector<double> targets)
    {
        var factors = matrix.Transpose().QR(QRMethod.Thin);
        return Pseudoinverse(factors.R.Transpose(), targets, matrix.ColumnCount, value => factors.Q * value);
    }

    static LeastSquaresFit Pseudoinverse(
        Matrix<double> square, Vector<double> targets, int larger, Func<Vector<double>, Vector<double>> toCoefficients)
    {
        var factors = square.Svd();
        var singular = factors.S;
        var least = singular[0] * larger * MachineEpsilon;
        var rank = singular.Count(value => value > least);
        var rotated = factors.U.TransposeThisAndMultiply(targets);
        for (var k = 0; k < rotated.Count; k++)
            rotated[k] = k < rank ? rotated[k] / singular[k] : 0;
        var coefficients = toCoefficients(factors.VT.TransposeThisAndMultiply(rotated));
        return new LeastSquaresFit(coefficients.ToArray(), rank, singular[^1] > 0 ? singular[0] / singular[^1] : double.PositiveInfinity);
    }

    static void ThrowUnlessFinite(double value, string name)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"Least squares needs finite numbers; one is {value}.", name);
    }
}

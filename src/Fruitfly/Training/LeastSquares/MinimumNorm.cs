namespace Fruitfly.Training.LeastSquares;

/// <summary>Linear least squares in closed form, in double precision.</summary>
public static class MinimumNorm
{
    /// <summary>Below it the diagonal of R does not show full rank, and singular values decide.</summary>
    const double ClearRank = 1e-9;

    /// <summary>Of all c that minimize ‖A c − b‖² the one with the least ‖c‖: c = A⁺ b. By a QR factorization of A or,
    /// with more columns than rows, of Aᵀ, and where that leaves the rank in doubt by the singular values of R: those
    /// below ε · max(rows, columns) of the largest count as zero, as in NumPy's lstsq. With more columns than rows of
    /// full rank it interpolates.</summary>
    /// <param name="design">A, <c>[rows × columns]</c>, row by row</param>
    /// <param name="targets">b, one for each row</param>
    /// <exception cref="ArgumentException">sizes that do not fit, or numbers that are not finite</exception>
    public static LeastSquaresFit Solve(ReadOnlySpan<double> design, int columns, ReadOnlySpan<double> targets)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (targets.IsEmpty || design.Length != (long)targets.Length * columns)
            throw new ArgumentException(
                $"A design of {design.Length} numbers does not hold {columns} columns for each of {targets.Length} " +
                "targets.", nameof(design));
        ThrowUnlessFinite(design, nameof(design));
        ThrowUnlessFinite(targets, nameof(targets));
        return columns <= targets.Length ? Tall(design, columns, targets) : Wide(design, columns, targets);
    }

    /// <summary>A = QR, so c = R⁺ Qᵀ b.</summary>
    static LeastSquaresFit Tall(ReadOnlySpan<double> design, int columns, ReadOnlySpan<double> targets)
    {
        var rows = targets.Length;
        var byColumn = new double[design.Length];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                byColumn[column * rows + row] = design[row * columns + column];
        var factors = new HouseholderFactors(byColumn, rows, columns);
        var small = new SmallFactor(factors, columns, rows, isTransposed: false);
        var right = targets.ToArray();
        factors.MultiplyTransposed(right);
        var coefficients = right.AsSpan(0, columns);
        if (factors.DiagonalRatio > ClearRank)
            factors.Solve(coefficients);
        else
            small.SolveByRank(coefficients);
        return new LeastSquaresFit(coefficients.ToArray(), small);
    }

    /// <summary>Aᵀ = QR, so c = Q (Rᵀ)⁺ b.</summary>
    static LeastSquaresFit Wide(ReadOnlySpan<double> design, int columns, ReadOnlySpan<double> targets)
    {
        var rows = targets.Length;
        var factors = new HouseholderFactors(design.ToArray(), columns, rows);
        var small = new SmallFactor(factors, rows, columns, isTransposed: true);
        var coefficients = new double[columns];
        targets.CopyTo(coefficients);
        if (factors.DiagonalRatio > ClearRank)
            factors.SolveTransposed(coefficients.AsSpan(0, rows));
        else
            small.SolveByRank(coefficients.AsSpan(0, rows));
        factors.Multiply(coefficients);
        return new LeastSquaresFit(coefficients, small);
    }

    static void ThrowUnlessFinite(ReadOnlySpan<double> values, string name)
    {
        foreach (var value in values)
            if (!double.IsFinite(value))
                throw new ArgumentException($"Least squares needs finite numbers; one is {value}.", name);
    }
}

namespace Fruitfly.Training.LeastSquares;

/// <summary>What a least-squares problem comes to.</summary>
public sealed class LeastSquaresFit
{
    readonly SmallFactor _small;

    internal LeastSquaresFit(IReadOnlyList<double> coefficients, SmallFactor small)
    {
        (Coefficients, _small) = (coefficients, small);
        Norm = Math.Sqrt(coefficients.Sum(coefficient => coefficient * coefficient));
    }

    /// <summary>One for each column of the design.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>√(Σ c²), over all coefficients.</summary>
    public double Norm { get; }

    /// <summary>Singular values of the design that are not zero; computed when asked for.</summary>
    public int Rank => _small.Rank;

    /// <summary>The design's largest singular value over its least, infinite where that is
    /// zero; computed when asked for.</summary>
    public double Condition => _small.Condition;
}

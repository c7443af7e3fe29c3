namespace Fruitfly.Training.LeastSquares;

/// <summary>What a least-squares problem comes to.</summary>
/// <param name="Coefficients">one for each column of the design</param>
/// <param name="Rank">singular values of the design that are not zero</param>
/// <param name="Condition">its largest singular value over its least; infinite where that is zero</param>
public sealed record LeastSquaresFit(IReadOnlyList<double> Coefficients, int Rank, double Condition)
{
    /// <summary>√(Σ c²), over all coefficients.</summary>
    public double Norm { get; } = Math.Sqrt(Coefficients.Sum(coefficient => coefficient * coefficient));
}

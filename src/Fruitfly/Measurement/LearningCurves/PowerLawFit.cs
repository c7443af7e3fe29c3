namespace Fruitfly.Measurement.LearningCurves;

/// <summary>e = a + b·(m/n)^−c through the largest sizes of a learning curve, n the largest.</summary>
/// <param name="Asymptote">a, the error of endless data if the law goes on. Many asymptotes fit one curve (Hoiem et al.
/// 2021, arXiv 2010.11029): never show it without its interval</param>
/// <param name="Reducible">b, what of the error at n more examples can take away</param>
/// <param name="Exponent">c, within 0.05 to 2</param>
/// <param name="ChiSquare">with the covariance and the shape's error</param>
public sealed record PowerLawFit(double Asymptote, double Reducible, double Exponent, double ChiSquare)
{
    internal const double LeastExponent = 0.05, MostExponent = 2;

    const int Grid = 75;
    static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    public bool IsExponentAtBound => Exponent < LeastExponent * 1.0001 || Exponent > MostExponent / 1.0001;

    /// <summary>What the errors fall by from n to <paramref name="factor"/>·n.</summary>
    public double Gain(double factor) => Reducible * (1 - Math.Pow(factor, -Exponent));

    internal static PowerLawFit Of(PowerLawProblem problem)
    {
        var best = 0;
        for (var i = 1; i < Grid; i++)
            if (problem.ChiSquare(At(i)) < problem.ChiSquare(At(best)))
                best = i;
        // Golden section on the logarithm of c, between the neighbours of the best point of the grid.
        var (low, high) = (Math.Log(At(Math.Max(0, best - 1))), Math.Log(At(Math.Min(Grid - 1, best + 1))));
        while (high - low > 1e-12)
        {
            var (left, right) = (high - Golden * (high - low), low + Golden * (high - low));
            if (problem.ChiSquare(Math.Exp(left)) <= problem.ChiSquare(Math.Exp(right)))
                high = right;
            else
                low = left;
        }
        var exponent = Math.Exp((low + high) / 2);
        if (problem.ChiSquare(At(best)) <= problem.ChiSquare(exponent))
            exponent = At(best);
        var (a, b, chiSquare) = problem.Sums(exponent).Best();
        return new(a, b, exponent, chiSquare);
    }

    /// <summary>A point of the grid of exponents, equally spaced on the logarithmic scale.</summary>
    internal static double At(int place, int grid = Grid) =>
        LeastExponent * Math.Pow(MostExponent / LeastExponent, place / (grid - 1.0));
}

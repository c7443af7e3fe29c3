namespace Fruitfly.Measurement.LearningCurves;

/// <summary>χ² of e = a + b·x as a quadratic in a and b, where x = (m/n)^−c for one exponent c: A a² + 2 B ab + C b² −
/// 2 p a − 2 q b + r.</summary>
readonly record struct PowerLawSums(double A, double B, double C, double P, double Q, double R)
{
    public double ChiSquare(double a, double b) =>
        A * a * a + 2 * B * a * b + C * b * b - 2 * P * a - 2 * Q * b + R;

    /// <summary>The least χ² with neither a nor b below 0.</summary>
    public (double A, double B, double ChiSquare) Best()
    {
        var determinant = A * C - B * B;
        var (a, b) = ((C * P - B * Q) / determinant, (A * Q - B * P) / determinant);
        if (!(a >= 0 && b >= 0))
            (a, b) = b < 0 ? (Math.Max(0, P / A), 0.0) : (0.0, Math.Max(0, Q / C));
        return (a, b, ChiSquare(a, b));
    }

    /// <summary>The same with a and b exchanged.</summary>
    public PowerLawSums Exchanged => new(C, B, A, Q, P, R);

    /// <summary>Between which values b lies with χ² at most <paramref name="most"/>, a as it fits best and not below
    /// 0.</summary>
    /// <returns>null where χ² is larger everywhere</returns>
    public (double Low, double High)? Range(double most)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        // With a = (p − B b)/A where that is not negative, and a = 0 beyond; and the end at b = 0.
        Span<double> ends = stackalloc double[5];
        Roots(C - B * B / A, B * P / A - Q, R - P * P / A - most, ends);
        Roots(C, -Q, R - most, ends[2..]);
        ends[4] = R - (P > 0 ? P * P / A : 0) <= most ? 0 : double.NaN;
        for (var i = 0; i < ends.Length; i++)
        {
            var isInside = i == 4 || (i < 2 ? P - B * ends[i] >= 0 : P - B * ends[i] <= 0);
            if (ends[i] >= 0 && isInside)
                (low, high) = (Math.Min(low, ends[i]), Math.Max(high, ends[i]));
        }
        return low <= high ? (low, high) : null;
    }

    // α x² + 2 β x + γ = 0; NaN where there is none.
    static void Roots(double alpha, double beta, double gamma, Span<double> roots)
    {
        var root = Math.Sqrt(beta * beta - alpha * gamma);
        (roots[0], roots[1]) = ((-beta - root) / alpha, (-beta + root) / alpha);
    }
}

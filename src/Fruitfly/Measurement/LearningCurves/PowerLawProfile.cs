using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.LearningCurves;

/// <summary>Which gains and asymptotes the measured errors allow: those of all (a, b, c) whose χ² exceeds the least by
/// no more than the χ² quantile of one degree of freedom (profile likelihood).</summary>
sealed class PowerLawProfile
{
    const int Grid = 200, FinerGrid = 20, Rounds = 6;

    readonly PowerLawProblem _problem;
    readonly double[] _exponents;
    readonly PowerLawSums[] _sums;
    readonly double _most;

    public PowerLawProfile(PowerLawProblem problem, double confidence)
    {
        _problem = problem;
        Fit = PowerLawFit.Of(problem);
        Inflation = problem.Count > 3 ? Math.Max(1, Fit.ChiSquare / (problem.Count - 3)) : 1;
        _most = Fit.ChiSquare + Inflation * ChiSquared.InvCDF(1, confidence);
        _exponents = [Fit.Exponent, .. Enumerable.Range(0, Grid).Select(place => PowerLawFit.At(place, Grid))];
        _sums = [.. _exponents.Select(problem.Sums)];
    }

    public PowerLawFit Fit { get; }

    /// <summary>max(1, χ²/degrees of freedom), by which the covariance is inflated where the law fits badly.</summary>
    public double Inflation { get; }

    public (double Low, double High) Gain(double factor) =>
        Extremes((sums, exponent) => Times(sums.Range(_most), 1 - Math.Pow(factor, -exponent)));

    public (double Low, double High) Asymptote() => Extremes((sums, _) => sums.Exchanged.Range(_most));

    static (double, double)? Times((double Low, double High)? range, double share) =>
        range is var (low, high) ? (low * share, high * share) : null;

    (double Low, double High) Extremes(Func<PowerLawSums, double, (double Low, double High)?> range) => (
        -Largest((sums, exponent) => -(range(sums, exponent)?.Low ?? double.PositiveInfinity)),
        Largest((sums, exponent) => range(sums, exponent)?.High ?? double.NegativeInfinity));

    /// <summary>Over all exponents: the best of a grid, then of finer ones around it.</summary>
    double Largest(Func<PowerLawSums, double, double> value)
    {
        var (best, at) = (double.NegativeInfinity, Fit.Exponent);
        for (var i = 0; i < _exponents.Length; i++)
            Try(_sums[i], _exponents[i]);
        var (low, high) = (Math.Log(PowerLawFit.LeastExponent), Math.Log(PowerLawFit.MostExponent));
        var reach = (high - low) / (Grid - 1);
        for (var round = 0; round < Rounds; round++, reach *= 3.0 / FinerGrid)
        {
            var middle = Math.Log(at);
            for (var i = 0; i <= FinerGrid; i++)
            {
                var exponent = Math.Exp(Math.Clamp(middle + reach * (2.0 * i / FinerGrid - 1), low, high));
                Try(_problem.Sums(exponent), exponent);
            }
        }
        return best;

        void Try(PowerLawSums sums, double exponent)
        {
            var found = value(sums, exponent);
            if (found > best)
                (best, at) = (found, exponent);
        }
    }
}

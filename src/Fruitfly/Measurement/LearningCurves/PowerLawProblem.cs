using MathNet.Numerics.LinearAlgebra;

namespace Fruitfly.Measurement.LearningCurves;

/// <summary>The largest sizes of a curve with the weights of a least-squares fit.</summary>
sealed class PowerLawProblem
{
    readonly double[] _shares, _errors;
    readonly Matrix<double> _weights;

    public PowerLawProblem(LearningCurve curve, ForecastConstants constants)
    {
        Count = Math.Min(constants.Sizes, curve.Count);
        (_shares, _errors) = (new double[Count], curve.Errors[..Count].ToArray());
        for (var i = 0; i < Count; i++)
            _shares[i] = curve.Sizes[i] / curve.Sizes[0];
        _weights = Matrix<double>.Build.Dense(
            Count, Count,
            (i, j) => curve[i, j]
                + (i == j ? Math.Pow(constants.ShapeError * (curve.Errors[i] - curve.Errors[0]), 2) : 0)).Inverse();
    }

    /// <summary>Sizes in the fit.</summary>
    public int Count { get; }

    public double ChiSquare(double exponent) => Sums(exponent).Best().ChiSquare;

    public PowerLawSums Sums(double exponent)
    {
        Span<double> x = stackalloc double[Count];
        for (var i = 0; i < Count; i++)
            x[i] = Math.Pow(_shares[i], -exponent);
        var sums = default(PowerLawSums);
        for (var i = 0; i < Count; i++)
            for (var j = 0; j < Count; j++)
            {
                var weight = _weights[i, j];
                sums = new(
                    sums.A + weight, sums.B + weight * x[j], sums.C + weight * x[i] * x[j],
                    sums.P + weight * _errors[j],
                    sums.Q + weight * x[i] * _errors[j], sums.R + weight * _errors[i] * _errors[j]);
            }
        return sums;
    }

    /// <summary>χ² of the best constant.</summary>
    public double ChiSquareOfConstant()
    {
        var sums = Sums(1);
        return sums.R - sums.P * sums.P / sums.A;
    }
}

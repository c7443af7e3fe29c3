using Fruitfly.Measurement;
using MathNet.Numerics.Distributions;

namespace Fruitfly.Studies.Evidence;

/// <summary>A value with a standard error that is estimated from few repetitions: Student's interval. Where all of them
/// gave the same there is nothing to estimate it from, and a few have no interval: see
/// <see cref="Agreement"/>.</summary>
/// <param name="Deviation">of single repetitions, with n − 1</param>
abstract record MeasuredByStudent(double Value, double Deviation, int Count) : MeasuredValue(Value, Count)
{
    protected abstract double StandardError { get; }

    public bool HasInterval => double.IsFinite(Interval.High);

    protected virtual double Freedom => Count - 1;

    /// <summary>How many repetitions there are where all gave the same; 0 where they differ.</summary>
    protected virtual int Agreeing => Deviation == 0 ? Count : 0;

    public override (double Low, double High) IntervalAt(double confidence)
    {
        var half = Agreeing > 0 && !Agreement.IsEnough(Agreeing, confidence) ? double.PositiveInfinity
            : StandardError == 0 ? 0
            : StudentT.InvCDF(0, 1, Freedom, (1 + confidence) / 2) * StandardError;
        return (Value - half, Value + half);
    }

    /// <summary>How likely a value this far from 0 is, on either side, where 0 is the true one.</summary>
    public double ProbabilityOfNone =>
        Value == 0 ? 1
        : StandardError == 0 ? Agreement.Chance(Count)
        : 2 * StudentT.CDF(0, 1, Freedom, -Math.Abs(Value) / StandardError);
}

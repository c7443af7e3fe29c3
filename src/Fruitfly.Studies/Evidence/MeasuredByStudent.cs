using MathNet.Numerics.Distributions;

namespace Fruitfly.Studies.Evidence;

/// <summary>A value with a standard error that is estimated from few repetitions: Student's interval.</summary>
/// <param name="Deviation">of single repetitions, with n − 1</param>
abstract record MeasuredByStudent(double Value, double Deviation, int Count) : MeasuredValue(Value, Count)
{
    protected abstract double StandardError { get; }

    protected virtual double Freedom => Count - 1;

    public override (double Low, double High) IntervalAt(double confidence)
    {
        var half = StandardError == 0 ? 0 : StudentT.InvCDF(0, 1, Freedom, (1 + confidence) / 2) * StandardError;
        return (Value - half, Value + half);
    }

    /// <summary>How likely a value this far from 0 is, on either side, where 0 is the true one.</summary>
    public double ProbabilityOfNone => StandardError == 0 ? Value == 0 ? 1 : 0
        : 2 * StudentT.CDF(0, 1, Freedom, -Math.Abs(Value) / StandardError);
}

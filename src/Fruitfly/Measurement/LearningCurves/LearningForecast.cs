using MathNet.Numerics.Distributions;

namespace Fruitfly.Measurement.LearningCurves;

/// <summary>What more examples would bring, from the errors at fewer, or why that cannot be told.</summary>
/// <remarks>A power law with an asymptote is fitted to the four largest sizes. Its intervals are wide enough for errors
/// that are no power law (on linear smoothers 90 % intervals covered 90 to 100 % at twice the examples, 92 to 100 % at
/// four times, 88 to 100 % at ten times). The forecast is refused where the curve rises, is not convex, or where the
/// same done without its largest sizes misses what was measured there, unless that is only so with its smallest
/// sizes: these are then left out, and the interval reaches higher (<see cref="Widening"/>).</remarks>
public sealed class LearningForecast
{
    const int LeastSizes = 4;
    const double LeastSpan = 8, FlatLevel = 0.05;
    static readonly int[] LeftOut = [1, 2];

    readonly PowerLawProfile? _profile;
    readonly double _error, _middleShare;

    /// <param name="error">at the largest size: no gain is larger</param>
    LearningForecast(
        IReadOnlyList<ForecastRefusal> reasons, int sizes, double error, CurveShape? shape, PowerLawProfile? profile,
        double chiSquareOfConstant, bool isFlat, IReadOnlyList<BackTest> backTests, double middleShare)
    {
        (Reasons, Sizes, _error, _middleShare) = (reasons, sizes, error, middleShare);
        (Shape, _profile, ChiSquareOfConstant) = (shape, profile, chiSquareOfConstant);
        (IsFlat, BackTests) = (isFlat, backTests);
    }

    /// <summary>Why there is no forecast, or empty.</summary>
    public IReadOnlyList<ForecastRefusal> Reasons { get; }

    public ForecastDecision Decision => Reasons.Count > 0 ? ForecastDecision.Refused
        : IsFlat ? ForecastDecision.Flat : ForecastDecision.Forecast;

    /// <summary>How many of the largest sizes are looked at: all, or those that follow one law where not all
    /// do.</summary>
    public int Sizes { get; }

    /// <summary>By how much the high end of a gain is widened, from 1: where the smallest sizes are left out since the
    /// curve fell faster than they foretold, it may go on to do so. It is the largest ratio of the measured fall to the
    /// foretold one.</summary>
    public double Widening { get; private init; } = 1;

    /// <summary>Where the curve rises or bows; null where there are too few sizes.</summary>
    public CurveShape? Shape { get; }

    /// <summary>The fitted law; null where there are too few sizes.</summary>
    public PowerLawFit? Fit => _profile?.Fit;

    /// <summary>By how much the covariance was inflated because the law fits badly: max(1, χ²/degrees of freedom); NaN
    /// where there are too few sizes.</summary>
    public double Inflation => _profile?.Inflation ?? double.NaN;

    /// <summary>χ² of a constant with the measured covariance.</summary>
    public double ChiSquareOfConstant { get; }

    /// <summary>Whether a constant fits (χ² test at 5 %).</summary>
    public bool IsFlat { get; }

    public IReadOnlyList<BackTest> BackTests { get; }

    /// <summary>The longest ratio of sizes that was foretold, 1 where there is no forecast.</summary>
    public double LongestTestedFactor =>
        Reasons.Count > 0 ? 1 : BackTests.Select(test => test.Ratio).DefaultIfEmpty(1).Max();

    /// <summary>What the error falls by with <paramref name="factor"/> times the largest size.</summary>
    /// <exception cref="InvalidOperationException">too few sizes for a fit</exception>
    public ForecastGain Gain(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        var profile = Needed();
        var (low, high) = profile.Gain(factor);
        return new(factor, low, Math.Max(high, Math.Min(Widening * high, _error)), profile.Fit.Gain(factor),
            factor <= LongestTestedFactor)
        {
            MiddleShare = _middleShare,
        };
    }

    /// <summary>The interval of the error of endless data, if the law goes on. It is wide, and no headline.</summary>
    /// <exception cref="InvalidOperationException">too few sizes for a fit</exception>
    public (double Low, double High) Asymptote()
    {
        var (low, high) = Needed().Asymptote();
        return (Math.Min(low, Math.Max(0, _error - Widening * (_error - low))), high);
    }

    /// <summary>From all sizes. Where the curve falls faster at large sizes than small ones foretell, from the largest
    /// that follow one law: networks learn late what many examples teach, and a slow start says nothing against the
    /// course of the curve at the end.</summary>
    public static LearningForecast Of(
        LearningCurve curve, double confidence = 0.9, ForecastConstants? constants = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        constants ??= ForecastConstants.Default;
        var whole = OfAll(curve, confidence, constants);
        for (var count = curve.Count - 1; whole.StartsSlowly && IsEnough(curve, count); count--)
            if (OfAll(curve.Largest(count), confidence, constants) is { Reasons.Count: 0 } fewer)
                return constants.WidensAfterSlowStart ? fewer.Widened(whole) : fewer;
        return whole;
    }

    // A curve that rises, or falls less at its end than was foretold, is refused for good.
    bool StartsSlowly => Reasons.Count > 0 && !Reasons.Contains(ForecastRefusal.Rises)
        && BackTests.All(test => test.IsPassed || test.Measured > test.High);

    LearningForecast Widened(LearningForecast whole) => new(
        Reasons, Sizes, _error, Shape, _profile, ChiSquareOfConstant, IsFlat, BackTests, _middleShare)
    {
        Widening = whole.BackTests.Where(test => !test.IsPassed && test.BestFit > 0)
            .Select(test => test.Measured / test.BestFit).Append(1).Max(),
    };

    static bool IsEnough(LearningCurve curve, int count) =>
        count >= LeastSizes && curve.Sizes[0] / curve.Sizes[count - 1] >= LeastSpan;

    static LearningForecast OfAll(LearningCurve curve, double confidence, ForecastConstants constants)
    {
        if (!IsEnough(curve, curve.Count))
            return new([ForecastRefusal.TooFewSizes], curve.Count, curve.Errors[0], null, null, double.NaN, false, [],
                constants.MiddleShare);
        var shape = CurveShape.Of(curve);
        var problem = new PowerLawProblem(curve, constants);
        BackTest[] tests =
            [.. LeftOut.Select(left => BackTest.Of(curve, left, confidence, constants)).OfType<BackTest>()];
        var constant = new PowerLawProblem(curve, constants with { ShapeError = 0 }).ChiSquareOfConstant();
        List<ForecastRefusal> reasons = [];
        if (shape.Rises.Count > 0)
            reasons.Add(ForecastRefusal.Rises);
        if (shape.Bows.Count > 0)
            reasons.Add(ForecastRefusal.NotConvex);
        if (tests.Any(test => !test.IsPassed))
            reasons.Add(ForecastRefusal.BackTest);
        return new(
            reasons, curve.Count, curve.Errors[0], shape, new(problem, confidence), constant,
            constant <= ChiSquared.InvCDF(problem.Count - 1, 1 - FlatLevel), tests, constants.MiddleShare);
    }

    PowerLawProfile Needed() => _profile ?? throw new InvalidOperationException(
        $"A learning curve needs at least {LeastSizes} sizes, the largest {LeastSpan} times the smallest.");
}

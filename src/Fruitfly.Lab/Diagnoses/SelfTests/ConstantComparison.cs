using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>What the forecasts would have been with other constants, from the same errors: nothing is
/// trained.</summary>
sealed record ConstantComparison(ForecastConstants Constants, SelfTestRow Row)
{
    static readonly double[] ShapeErrors = [0.1, 0.15, 0.25];
    static readonly int[] Sizes = [4, 5, 6];

    public static IEnumerable<ConstantComparison> Of(SelfTestResult result)
    {
        var compared =
            from sizes in Sizes
            from shapeError in ShapeErrors
            select new ForecastConstants { ShapeError = shapeError, Sizes = sizes };
        return compared.Append(new() { WidensAfterSlowStart = false }).Select(constants => new ConstantComparison(
            constants, new("all", [.. result.Diagnoses.Select(one => With(constants, one))])));
    }

    static SelfTestDiagnosis With(ForecastConstants constants, SelfTestDiagnosis one)
    {
        if (one.Curve is null)
            return one;
        var forecast = LearningForecast.Of(one.Curve, constants: constants);
        return one with
        {
            Gains = [.. one.Gains.Select(gain => gain with
            {
                Forecast = forecast.Decision == ForecastDecision.Refused ? null : forecast.Gain(gain.Factor),
            })],
        };
    }
}

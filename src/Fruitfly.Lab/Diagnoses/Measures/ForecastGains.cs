using System.Globalization;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>The gain of more data, or why there is none to tell.</summary>
static class ForecastGains
{
    const string Reason = "forecast from the learning curve";

    /// <summary>The gain with a multiple of the rows; null with the reason where it cannot be told.</summary>
    public static (GainInterval Gain, bool IsTested)? Of(
        LearningForecast? forecast, double factor, string withoutForecast, out string reason)
    {
        reason = forecast is null ? withoutForecast
            : forecast.Decision == ForecastDecision.Refused
                ? string.Join("; ", forecast.Reasons.Select(ReasonOf))
            : forecast.Widening > 1
                ? $"{Reason}, which fell {Times(forecast.Widening)} times as fast at its end as its small sizes " +
                    "foretold: the high end allows for that to go on"
            : Reason;
        if (forecast is null or { Decision: ForecastDecision.Refused })
            return null;
        var gain = forecast.Gain(factor);
        return (new(gain.Forecast, gain.Low, gain.High), gain.IsTested);
    }

    static string Times(double widening) => widening.ToString("0.#", CultureInfo.InvariantCulture);

    static string ReasonOf(ForecastRefusal reason) => reason switch
    {
        ForecastRefusal.TooFewSizes => "too few sizes of training sets",
        ForecastRefusal.Rises => "the error rises with more rows somewhere",
        ForecastRefusal.NotConvex => "the learning curve bows, as before a sudden fall",
        ForecastRefusal.BackTest => "the curve without its largest sizes did not foretell them",
        _ => throw new InvalidOperationException($"There is no reason '{reason}'."),
    };
}

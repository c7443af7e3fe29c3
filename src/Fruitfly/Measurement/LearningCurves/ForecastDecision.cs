namespace Fruitfly.Measurement.LearningCurves;

/// <summary>What a learning curve supports.</summary>
public enum ForecastDecision
{
    /// <summary>No forecast.</summary>
    Refused,

    /// <summary>A constant fits: no measurable gain.</summary>
    Flat,

    Forecast,
}

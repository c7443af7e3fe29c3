namespace Fruitfly.Measurement.LearningCurves;

/// <summary>Why a learning curve gives no forecast.</summary>
public enum ForecastRefusal
{
    /// <summary>Fewer than four sizes, or the largest less than eight times the smallest.</summary>
    TooFewSizes,

    /// <summary>The error is significantly larger at a larger size.</summary>
    Rises,

    /// <summary>The curve bows upwards, as before a peak or a sudden fall.</summary>
    NotConvex,

    /// <summary>Without its largest sizes the curve did not foretell them.</summary>
    BackTest,
}

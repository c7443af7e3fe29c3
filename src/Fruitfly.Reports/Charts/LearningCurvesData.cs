namespace Fruitfly.Reports.Charts;

/// <summary>What <see cref="LearningCurves"/> draws: one quantity against training steps.</summary>
public sealed record LearningCurvesData
{
    /// <summary>The vertical quantity, such as "error" or "loss".</summary>
    public required string Quantity { get; init; }

    /// <summary>Its unit, such as "%"; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>At most one for each meaning.</summary>
    public required IReadOnlyList<CurveSeries> Series { get; init; }

    /// <summary>Steps of one epoch, for ticks at whole epochs; 0 for ticks at round steps.</summary>
    public int StepsPerEpoch { get; init; }

    /// <summary>A logarithmic vertical axis; the linear one includes zero.</summary>
    public bool IsLogarithmic { get; init; }

    public IReadOnlyList<PublishedValue> Published { get; init; } = [];

    public PublishedCurve? PublishedCurve { get; init; }

    /// <summary>How many of the trials diverged; their curves up to there are among the seeds.</summary>
    public int Diverged { get; init; }
}

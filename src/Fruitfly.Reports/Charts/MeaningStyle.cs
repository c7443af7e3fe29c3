namespace Fruitfly.Reports.Charts;

/// <summary>What a series stands for; the same meaning looks the same in every chart.</summary>
public enum Meaning
{
    Training,
    Validation,
    Test,
    Theory,
    Noise,
    Bias,
    Variance,
}

/// <summary>How a meaning is named and drawn: colour first, dash as the second cue.</summary>
/// <param name="Dash">lengths of strokes and gaps in pixels; empty for a solid line</param>
public sealed record MeaningStyle(string Name, string Color, IReadOnlyList<int> Dash)
{
    /// <exception cref="ArgumentOutOfRangeException">no such meaning</exception>
    public static MeaningStyle Of(Meaning meaning) => meaning switch
    {
        Meaning.Training => new("training", Palette.Orange, [6, 3]),
        Meaning.Validation => new("validation", Palette.Sky, [2, 2]),
        Meaning.Test => new("test", Palette.Blue, []),
        Meaning.Theory => new("theory", Palette.Neutral, []),
        Meaning.Noise => new("noise", Palette.Grey, [2, 2]),
        Meaning.Bias => new("bias", Palette.Vermilion, [6, 3]),
        Meaning.Variance => new("variance", Palette.Green, []),
        _ => throw new ArgumentOutOfRangeException(nameof(meaning), meaning, "No such meaning."),
    };
}

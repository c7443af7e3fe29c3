namespace Fruitfly.Reports.Charts;

/// <summary>The Okabe-Ito colours, told apart by colour-blind readers too. A series with a meaning takes its colour
/// from <see cref="MeaningStyle"/>; categories without one take <see cref="Categories"/> in order.</summary>
public static class Palette
{
    public const string Orange = "#E69F00";
    public const string Sky = "#56B4E9";
    public const string Green = "#009E73";
    public const string Yellow = "#F0E442";
    public const string Blue = "#0072B2";
    public const string Vermilion = "#D55E00";
    public const string Purple = "#CC79A7";
    public const string Grey = "#999999";

    /// <summary>Neutral enough for a light and a dark ground: theory, truth, what came before.</summary>
    public const string Neutral = "#808080";

    /// <summary>What is left when every meaning has its colour, the faintest on a light ground last.</summary>
    public static IReadOnlyList<string> Categories { get; } = [Green, Vermilion, Purple, Sky, Grey, Yellow];

    /// <summary>Vega's name of the scale for surfaces and heat maps.</summary>
    public const string Sequential = "viridis";

    /// <summary>Vega's name of the scale around zero, for gradients and weights.</summary>
    public const string Diverging = "blueorange";
}

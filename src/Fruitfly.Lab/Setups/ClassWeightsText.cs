using System.Globalization;
using Fruitfly.Training;

namespace Fruitfly.Lab.Setups;

/// <summary>Class weights as a person writes them.</summary>
static class ClassWeightsText
{
    const string None = "none", Balanced = "balanced";

    /// <summary>The text itself, where it can be read.</summary>
    /// <exception cref="SetupException">it cannot</exception>
    public static string Checked(string text)
    {
        _ = Read(text);
        return text;
    }

    /// <returns>null for none</returns>
    /// <exception cref="SetupException">no weights</exception>
    public static ClassWeights? Read(string text)
    {
        if (text is None or Balanced)
            return text == None ? null : ClassWeights.Balanced;
        double[] weights =
        [
            .. text.Split(',').Select(part =>
                double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
                    && weight is >= 0 and <= 1e6 ? weight : double.NaN),
        ];
        return weights.All(double.IsFinite) ? new ClassWeights(weights) : throw new SetupException(
            "class-weights", $"is '{(text.Length <= 60 ? text : text[..60] + "…")}'; it must be none, balanced, or a " +
                "number from 0 to 1000000 for each class with commas between them.");
    }
}

using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>The share of wrong classes with Wilson's interval.</summary>
static class WrongProportion
{
    /// <summary>Rows of one unit count as fewer: as many as would, each on its own, vary as much.</summary>
    /// <param name="wrong"><c>[points]</c>, 0 to 1</param>
    /// <param name="units"><c>[points]</c>; empty where every row is its own</param>
    public static Proportion Of(IReadOnlyList<double> wrong, int[] units, double confidence = 0.9)
    {
        var share = Math.Clamp(wrong.Average(), 0, 1);
        if (units.Length == 0)
            return Proportion.Wilson(share, wrong.Count, confidence);
        var groups = units.Distinct().Count();
        var variance = PointVariance.OfMean([.. wrong], units);
        var count = variance > 0 ? Math.Clamp(share * (1 - share) / variance, 1, wrong.Count) : groups;
        return Proportion.Wilson(share, (int)Math.Round(count), confidence);
    }
}

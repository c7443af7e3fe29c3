namespace Fruitfly.Measurement;

/// <summary>How well one class is recognized.</summary>
/// <param name="Precision">the share of examples taken for it that are of it; NaN where none is taken for it</param>
/// <param name="Recall">the share of its examples that are taken for it; NaN where it has none</param>
/// <param name="F1">2 TP / (2 TP + FP + FN), the harmonic mean of both; NaN where it has no example and none is taken
/// for it</param>
/// <param name="Support">its examples</param>
public readonly record struct ClassScore(int Class, double Precision, double Recall, double F1, int Support)
{
    /// <summary>Of every class, in order.</summary>
    public static IReadOnlyList<ClassScore> Of(ConfusionMatrix confusions)
    {
        ArgumentNullException.ThrowIfNull(confusions);
        var all = Enumerable.Range(0, confusions.Classes).ToList();
        return [.. all.Select(k =>
        {
            double right = confusions[k, k];
            var (support, taken) = (all.Sum(other => confusions[k, other]), all.Sum(other => confusions[other, k]));
            return new ClassScore(k, right / taken, right / support, 2 * right / (support + taken), support);
        })];
    }
}

using Fruitfly.Data;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>Titles that say what was found.</summary>
static class DescentTitles
{
    /// <summary>A bump of the mean test error below this (points) is not called a peak.</summary>
    const double Plain = 1;

    public static string AgainstWidth(IReadOnlyList<WidthSweep> sweeps, Quantity quantity)
    {
        var (word, sweep) = (quantity == Quantity.Error ? "error" : "loss", sweeps[0]);
        var values = sweep.Means(Split.Test, quantity);
        var where = sweep.Noise == 0 ? "" : $"With {DescentLead.NoiseText(sweep)} ";
        if (Peak(sweep, quantity) is not { } peak)
            return FormattableString.Invariant(
                $"{Start(where, "the")} test {word} has no peak up to {sweep.Widths[^1]} {sweep.Recipe.Unit}");
        var second = sweeps.Count > 1
            ? Peak(sweeps[1], quantity) is { } clean
                ? $", without noise at {sweeps[1].Widths[clean.Peak]}" : "; without noise there is no peak"
            : "";
        var fall = quantity == Quantity.Error
            ? FormattableString.Invariant($"{peak.Fall:F0} points")
            : FormattableString.Invariant($"{100 * peak.Fall / values[peak.Peak]:F0} %");
        return $"{Start(where, "the")} test {word} peaks at {sweep.Widths[peak.Peak]} {sweep.Recipe.Unit} and then " +
            $"falls by {fall}{second}";
    }

    public static string OverEpochs(WidthSweep sweep)
    {
        var error = sweep.OverEpochs(Split.Test, Quantity.Error);
        var last = error.GetLength(0) - 1;
        double[] final = Row(error, last);
        if (!final.All(double.IsFinite) || DescentPeak.Of(final) is not { Prominence: >= 2 * Plain } peak)
            return "In the end there is no peak of the test error over the widths";
        // Early on narrow networks differ by chance alone, so it is the peak of the end that is looked for.
        var since = last;
        while (since > 0 && Stands(Row(error, since - 1), peak.Peak))
            since--;
        return since == 0
            ? "The peak over the widths is there from the first epoch on"
            : FormattableString.Invariant(
                $"The peak over the widths appears after {sweep.Epochs[since]:N0} epochs of training");
    }

    /// <summary>The peak, where it is plain to see.</summary>
    static DescentPeak? Peak(WidthSweep sweep, Quantity quantity) =>
        sweep.Peak(quantity) is { } peak
            && peak.Prominence
                >= (quantity == Quantity.Error ? Plain : 0.05 * sweep.Means(Split.Test, quantity)[peak.Peak])
            ? peak : null;

    /// <summary>Whether one place lies that far above the lowest values on both of its sides.</summary>
    static bool Stands(double[] row, int place) =>
        row[place] - Math.Max(row[..place].Min(), row[(place + 1)..].Min()) >= 2 * Plain;

    static double[] Row(double[,] error, int epoch) =>
        [.. Enumerable.Range(0, error.GetLength(1)).Select(width => error[epoch, width])];

    static string Start(string where, string word) =>
        where.Length > 0 ? where + word : char.ToUpperInvariant(word[0]) + word[1..];
}

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>The main finding in one or two sentences.</summary>
static class DescentLead
{
    public static string Of(IReadOnlyList<WidthSweep> sweeps) =>
        string.Join(" ", sweeps.GroupBy(sweep => sweep.Recipe.Id).Take(2).Select(recipe => Of(recipe.First())));

    static string Of(WidthSweep sweep)
    {
        var setting = $"With {sweep.Recipe.Name} and {NoiseText(sweep)}";
        if (sweep.Peak(Quantity.Error) is not { } peak)
            return $"{setting} the test error has no peak.";
        var error = sweep.Means(Data.Split.Test, Quantity.Error);
        return FormattableString.Invariant(
            $"{setting} the test error falls to {error[peak.Lowest]:F1} % at {sweep.Widths[peak.Lowest]} {sweep.Recipe.Unit}, rises to {error[peak.Peak]:F1} % at {sweep.Widths[peak.Peak]} ({sweep.Parameters(peak.Peak):N0} parameters for {sweep.Recipe.Examples:N0} examples) and falls again, to {error[peak.LowestBeyond]:F1} % at {sweep.Widths[peak.LowestBeyond]}.");
    }

    /// <summary>"15 % label noise", "no label noise"</summary>
    public static string NoiseText(WidthSweep sweep) =>
        sweep.Noise == 0 ? "no label noise" : FormattableString.Invariant($"{100 * sweep.Noise:0.##} % label noise");
}

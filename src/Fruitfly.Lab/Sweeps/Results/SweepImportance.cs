namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>Which factors matter.</summary>
/// <param name="Method">how the shares were got, as a sentence; or why there are none</param>
/// <param name="All">main effects and interactions, the largest first</param>
public sealed record SweepImportance(string Method, IReadOnlyList<FactorImportance> All)
{
    /// <summary>The share of the variance between settings that the factor alone accounts for; −1 where it is not
    /// known.</summary>
    public double Of(Factor factor) => All.FirstOrDefault(one => !one.IsInteraction && one.Factors[0] == factor)?.Share ?? -1;
}

namespace Fruitfly.Studies.Evidence;

/// <summary>What an experiment has to say after its trials: the content of its report.</summary>
/// <param name="Lead">one or two sentences with the main finding, computed from the results</param>
public sealed record Findings(
    string Lead, IReadOnlyList<Figure> Figures, IReadOnlyList<Table> Tables, IReadOnlyList<Claim> Claims)
{
    /// <summary>Equalities are judged together (<see cref="ClaimFamily"/>).</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = ClaimFamily.Judged(Claims);

    /// <summary>A claim names the figure that shows it; where these settings drew no such
    /// figure, it stands without one.</summary>
    internal Findings WithoutLostFigures()
    {
        var drawn = Figures.Select(figure => figure.Id).ToHashSet();
        return this with
        {
            Claims = [.. Claims.Select(claim =>
            claim.Figure is { } id && !drawn.Contains(id) ? claim with { Figure = null } : claim)]
        };
    }
}

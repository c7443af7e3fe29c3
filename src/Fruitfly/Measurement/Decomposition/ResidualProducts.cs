namespace Fruitfly.Measurement.Decomposition;

/// <summary>All that the parts of a squared error need of the residuals r of subset k and seed s.</summary>
/// <param name="Own">Σ r·r</param>
/// <param name="Seeds">Σ over k of ‖Σ over s of r‖²</param>
/// <param name="All">‖Σ r‖²</param>
readonly record struct ResidualProducts(double Own, double Seeds, double All)
{
    public static ResidualProducts operator +(ResidualProducts a, ResidualProducts b) =>
        new(a.Own + b.Own, a.Seeds + b.Seeds, a.All + b.All);

    /// <summary>NaN where there are no pairs.</summary>
    public ErrorParts Parts(double subsets, double seeds)
    {
        var loss = Own / (subsets * seeds);
        var sameData = (Seeds - Own) / (subsets * seeds * (seeds - 1));
        var otherData = (All - Seeds) / (subsets * (subsets - 1) * seeds * seeds);
        return new(
            loss, subsets > 1 ? loss - otherData : double.NaN, seeds > 1 ? loss - sameData : double.NaN);
    }
}

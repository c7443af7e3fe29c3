namespace Fruitfly.Lab.Diagnoses.Designs;

/// <summary>How wide the 90 % intervals will be, roughly, before anything is trained: half of each, as a share of what
/// it is the interval of. What a run finds replaces it.</summary>
/// <param name="Error">of the chosen network</param>
/// <param name="SeedVariance">the variance from the seed</param>
/// <param name="DataVariance">the variance from the data; null where no training sets are independent</param>
/// <param name="Gain">of what is tried on the whole pool, as a share of the error</param>
public sealed record ExpectedWidths(double Error, double SeedVariance, double? DataVariance, double Gain)
{
    const double HalfOfNinety = 1.645;

    /// <summary>Standard deviation of the loss of a row by its mean: √2 for the square of a normal error.</summary>
    const double LossDeviation = 1.41;

    /// <summary>Of the difference of two networks' losses, by that of one.</summary>
    const double DifferenceDeviation = 0.6;

    public static ExpectedWidths Of(DiagnosisPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (units, design) = (plan.Units, plan.Design);
        var judging = Math.Max(1.0, (double)units.Judging * units.Pool / units.Rows);
        var points = LossDeviation / Math.Sqrt(judging);
        var seed = Math.Sqrt(2.0 / (design.Seeds - 1));
        var subsets = plan.UsedLevels.Skip(1).Take(2).LastOrDefault().Subsets;
        var cuts = design with { Repartitions = plan.Repartitions };
        return new(
            HalfOfNinety * points, HalfOfNinety * seed,
            plan.HasTree ? HalfOfNinety * cuts.ExpectedError(Math.Max(2, subsets)) : null,
            HalfOfNinety * DifferenceDeviation * points);
    }
}

using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>The mean errors of single training sets of one size.</summary>
static class SubsetErrors
{
    /// <summary>Of the fourth moment divided by the squared variance, which is 3 for a normal distribution.</summary>
    const double MostKurtosis = 10, Normal = 3;

    /// <summary>Their median, where some are so much larger than the others that the mean says little of most: where
    /// their kurtosis exceeds 10, as near the interpolation threshold; else null.</summary>
    /// <param name="losses">of each rotation</param>
    public static double? MedianWhereHeavy(IEnumerable<TreeStatistic> losses)
    {
        double[] errors = [.. losses.SelectMany(Of)];
        return Moments.Of(errors).Kurtosis + Normal > MostKurtosis ? Median.Of(errors) : null;
    }

    // The mean of all but one gives away the one.
    static IEnumerable<double> Of(TreeStatistic loss)
    {
        for (var r = 0; r < loss.Repartitions; r++)
            foreach (var without in loss.Without(r).ToArray())
                yield return loss.Subsets * loss.ByRepartition[r] - (loss.Subsets - 1) * without;
    }
}

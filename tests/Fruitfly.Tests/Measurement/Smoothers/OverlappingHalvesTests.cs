using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>Why the subsets that networks are trained on must share no row.</summary>
public sealed class OverlappingHalvesTests
{
    const int Half = SmoothedTable.Rows / 2, Tables = 24, Repartitions = 4, Seeds = 2;

    [Fact]
    public void Trained_networks_show_all_of_the_variance_on_disjoint_halves_and_too_little_on_halves_that_overlap()
    {
        var task = new ToyNetwork(8, 0.3);
        var truth = Truth(task);
        var (overlapping, disjoint) = (new Tally(), new Tally());
        foreach (var table in SmoothedTable.Many(task).Take(Tables))
            foreach (var (tally, isDisjoint) in new[] { (overlapping, false), (disjoint, true) })
            {
                var (predictions, shape) = table.Level(Half, 2, Repartitions, Seeds, isDisjoint);
                tally.Add("variance", SquaredErrorDecomposition.Of<double>(predictions, shape, table.Targets)
                    .DataVariance!.Estimate, truth.Estimate, truth.Error);
            }
        TestContext.Current.TestOutputHelper?.WriteLine($"disjoint {disjoint}\noverlapping {overlapping}");
        disjoint.ShouldBeUnbiased();
        Should.Throw<ShouldAssertException>(overlapping.ShouldBeUnbiased);
        // At least 1 − m/n = 1/2 of it shows (Hoeffding 1948).
        overlapping.RatioToTruth("variance").ShouldBeInRange(0.4, 0.75);
    }

    // Of many training sets that share nothing: all parts of one large table.
    static (double Estimate, double Error) Truth(ToyNetwork task)
    {
        const int Sets = 64;
        var table = SmoothedTable.Many(task, Sets * Half).First();
        var (predictions, shape) = table.Level(Half, Sets, repartitions: 1, Seeds);
        var parts = SquaredErrorDecomposition.Of<double>(predictions, shape, table.Targets);
        return (parts.DataVariance!.Estimate, parts.Intervals().DataVariance!.StandardError);
    }
}

using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>The ten curves of UDL figure 7.4. The axis says variance; whether the curves show that or standard
/// deviations is tested by how fast they rise.</summary>
static class BookClaims
{
    /// <summary>In decades a layer: a curve read off the book that is this close rises as ours does.</summary>
    const double Margin = 0.05;

    public static IEnumerable<Claim> Of(string experiment, DeepNetworks networks)
    {
        foreach (var (variance, propagation) in DeepNetworks.Variances.Zip(networks.ByVariance))
        {
            var (forward, backward) = PublishedInitialization.Book[variance];
            var (forwards, backwards) = (
                propagation.Growth(Propagation.LogForward), Negated(propagation.Growth(Propagation.LogBackward)));
            // Where both would differ most.
            if (variance == 1)
                yield return Test("book-variance", "forwards", "the variance", forward, forwards);
            yield return Test(Id("forward"), "forwards", "the standard deviation", forward, Halved(forwards));
            yield return Test(Id("backward"), "backwards", "the standard deviation", -backward, Halved(backwards));

            string Id(string way) => FormattableString.Invariant($"book-deviation-{way}-{variance}");

            Claim Test(string id, string direction, string quantity, double published, double[] measured)
            {
                var text = new ClaimText(experiment, id,
                    FormattableString.Invariant(
                        $"With σ² = {variance} the book's curve of the \"variance\" {direction} rises as {quantity} does."),
                    "UDL figure 7.4", FormattableString.Invariant($"{published:F3} decades a layer"),
                    direction == "forwards" ? InitializationFigures.Forward : InitializationFigures.Backward,
                    "decades a layer")
                { Repetitions = "networks" };
                return InitializationClaims.IsPublished(propagation)
                    ? text.AgreesWithRun(published, Margin, measured)
                    : text.NotTested("The book has 50 layers of 100 units.");
            }
        }
    }

    // The standard deviation's logarithm is half of the variance's.
    static double[] Halved(double[] decades) => Array.ConvertAll(decades, value => value / 2);

    static double[] Negated(double[] decades) => Array.ConvertAll(decades, value => -value);
}

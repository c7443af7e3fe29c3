using Fruitfly.Measurement;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>Are the published numbers those that come out?</summary>
static class ReproductionClaims
{
    /// <summary>Relative; fits of NumPy and of this program differ by the condition
    /// times the machine's precision.</summary>
    const double NotebookTolerance = 1e-7;

    /// <summary>24 · 95 % less two standard deviations of such a count.</summary>
    const int MostlyAgree = 21;

    public static IEnumerable<Claim> Of(string experiment, ToyOutcome outcome)
    {
        var run = NotebookEstimate.NotebookRun();
        var same = run.Zip(PublishedTradeOff.Notebook).Sum(pair => Agreements(
            (pair.First.SquaredBias, pair.Second.SquaredBias), (pair.First.Variance, pair.Second.Variance)));
        yield return new ClaimText(
            experiment, "notebook-run",
            "The notebook's random numbers give the notebook's bias and variance of 1 to 12 hidden units.",
            "UDL notebook 8.2 run with NumPy 1.24", "24 values, to seven digits", MeanFigures.SamplesId, "values agree")
            .IsExactly(24, same);

        var text = new ClaimText(
            experiment, "figure-8.9", "The curves of bias and variance in the figure are what 100 data sets give.",
            "UDL figure 8.9, read off its curves", "24 values", MeanFigures.SamplesId,
            "values within 95 % of estimates");
        yield return PublishedTradeOff.IsSettingOf(outcome.Setting)
            && outcome.ByCapacity.Count >= PublishedTradeOff.FigureBias.Count
            ? text.IsExactlyAtLeast(MostlyAgree, WithinSpread(outcome)) with
            {
                Reason = FormattableString.Invariant(
                    $"It holds where at least {MostlyAgree} of 24 lie within 95 % of the estimates from 100 data sets, widened by {PublishedTradeOff.ReadingError} for reading the figure."),
            }
            : text.NotTested("The figure has 15 examples, noise 0.3 and up to 12 hidden units.");
    }

    static int Agreements(params (double Ours, double Theirs)[] pairs) =>
        pairs.Count(pair => Math.Abs(pair.Ours - pair.Theirs) <= NotebookTolerance * Math.Abs(pair.Theirs));

    static int WithinSpread(ToyOutcome outcome) => Enumerable.Range(0, PublishedTradeOff.FigureBias.Count).Sum(k =>
    {
        var samples = outcome.ByCapacity[k].Samples;
        return (IsWithin(PublishedTradeOff.FigureBias[k], [.. samples.Select(sample => sample.SquaredBias)]) ? 1 : 0)
            + (IsWithin(PublishedTradeOff.FigureVariance[k], [.. samples.Select(sample => sample.Variance)]) ? 1 : 0);
    });

    static bool IsWithin(double published, double[] estimates) =>
        published >= Quantile.Of(estimates, 0.025).Value - PublishedTradeOff.ReadingError
        && published <= Quantile.Of(estimates, 0.975).Value + PublishedTradeOff.ReadingError;
}

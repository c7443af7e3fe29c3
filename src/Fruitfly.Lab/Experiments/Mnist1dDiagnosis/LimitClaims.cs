using System.Globalization;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>What limits the network, by data sets that share nothing, and whether one data set tells.</summary>
static class LimitClaims
{
    const string Decks = "Slides \"Measuring performance\", sources of error; UDL 8.2";

    /// <summary>The factors within which one data set is asked to come to what many measure.</summary>
    const double Least = 0.75, Most = 1.35;

    /// <summary>"Is not reduced" leaves a tenth to chance, as in bias-variance.</summary>
    const double Kept = 0.9;

    public static IEnumerable<Claim> Of(string experiment, Mnist1dDiagnosisOutcome outcome)
    {
        var (whole, most) = (outcome.Sizes.Whole, outcome.Sizes.Measured[^1]);
        var (few, here, many) = (outcome.TruthAt(outcome.Sizes.Half), outcome.TruthAt(whole), outcome.TruthAt(most));
        ClaimText Text(string id, string statement, string source, string published, string figure, string unit = "") =>
            new(experiment, id, statement, source, published, figure, unit)
            {
                WhereNone = "Too many trainings diverged, or the data sets are too small to be cut.",
                Repetitions = "data sets",
            };
        double[] Differences(Func<ErrorDecomposition, TreeStatistic> more, MeasuredTruth? ofMore,
            Func<ErrorDecomposition, TreeStatistic> less, MeasuredTruth? ofLess, double factor = 1) =>
            ofMore is null || ofLess is null ? []
            : [.. MeasuredTruth.Values(more(ofMore.Parts)).Zip(MeasuredTruth.Values(less(ofLess.Parts)),
                (high, low) => high - factor * low)];

        yield return Text(
            "variance-limits", $"With {N(whole)} examples more of the error is variance than bias and noise.", Decks,
            "which of them?", LimitFigures.PartsId, "Brier score more")
            .IsAbove(0, Differences(parts => parts.TotalVariance, here, parts => parts.BiasAndNoise, here));
        yield return Text(
            "data-before-seed",
            $"With {N(whole)} examples more of the variance comes from the data than from the seed.",
            "Neal et al. 2018, arXiv 1810.08591", "which of the two?", LimitFigures.PartsId, "Brier score more")
            .IsAbove(0, Differences(parts => parts.DataVariance!, here, parts => parts.SeedVariance!, here));
        yield return Text(
            "noise-below-half",
            $"Of bias and noise {N(most)} examples leave less than half of the error with {N(whole)}, and noise is " +
            "part of what is left.",
            "Greydanus and Kobak 2024: a human gets 95.8 % right", "little", LimitFigures.SizesId, "% of the error")
            .IsBelow(50, here is null || many is null ? []
                : [.. MeasuredTruth.Values(many.Parts.BiasAndNoise).Select(value =>
                    100 * value / here.Parts.Loss.Estimate)]);
        yield return Text(
            "more-data-less-variance",
            $"The variance is less with {N(most)} examples than with {N(outcome.Sizes.Half)}.",
            "Slides \"Measuring performance\", reducing variance; UDL 8.3.1", "falls", LimitFigures.SizesId,
            "Brier score less")
            .IsAbove(0, Differences(parts => parts.TotalVariance, few, parts => parts.TotalVariance, many));
        yield return Text(
            "more-data-same-bias",
            $"More data do not reduce the bias: with {N(most)} examples nine tenths of bias and noise with " +
            $"{N(outcome.Sizes.Half)} are left.",
            "Slides \"Measuring performance\", reducing bias; UDL 8.3.2", "not reduced", LimitFigures.SizesId,
            "above nine tenths")
            .IsAbove(0, Differences(parts => parts.BiasAndNoise, many, parts => parts.BiasAndNoise, few, Kept));
        foreach (var (id, part, source) in ((string, ErrorPart, string)[])
            [
                ("one-set-data-variance", ErrorPart.FromData,
                    "Hoiem et al. 2021, arXiv 2010.11029: disjoint parts of one data set"),
                ("one-set-seed-variance", ErrorPart.FromSeed, "Neal et al. 2018, arXiv 1810.08591"),
                ("one-set-rest", ErrorPart.BiasAndNoise, Decks),
            ])
            yield return Text(
                id, $"One data set of {N(whole)} tells {Phrase(part)} to within a factor of {Most:0.##}.",
                source, "as measured", LimitFigures.PartsId, "times the measured")
                .IsBetween(Least, Most, here is null ? []
                    : [.. part.Of(outcome.Of(whole)).Select(one =>
                        one.Estimate / part.Measured(here.Parts).Estimate)]);
        yield return Text(
            "ensemble",
            $"With {N(whole)} examples an ensemble gains what the variance among other networks says.",
            "Krogh and Vedelsby 1995; UDL 9.3.2", "(1 − 1/M) of the variance from the seed", LimitFigures.PartsId,
            "times the foretold")
            .IsBetween(0.9, 1.1, [.. outcome.Of(whole).Select(set => set.Ensemble / set.ForetoldEnsemble)]);
    }

    static string Phrase(ErrorPart part) => part == ErrorPart.BiasAndNoise ? part.Name : $"the {part.Name}";

    static string N(int size) => size.ToString("N0", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>What the error consists of, by one data set and by many.</summary>
static class LimitFigures
{
    public const string PartsId = "parts", SizesId = "parts-by-size";

    public static IEnumerable<Figure> Of(Mnist1dDiagnosisOutcome outcome)
    {
        var rows = Rows(outcome).ToList();
        if (rows.Count > 0)
            yield return (Intervals.Draw("part of the Brier score", rows) with
            {
                Caption = "Discs: mean with its 95 % interval (Student's t). Dots: single data sets; those of the " +
                    "measured parts are the jackknife's pseudo-values. Diagnosed is what one data set says: its " +
                    "variance from the data is extrapolated from its parts.",
            }).ToFigure(
                PartsId, Title(outcome), "40-100-100-10 on MNIST-1D, squared error of the probabilities",
                "Bias and noise, variance from the data and variance from the seed, each as diagnosed from one data " +
                "set and as measured on independent ones.");
        var series = Series(outcome).ToList();
        if (series.Count > 0)
            yield return Lines.Draw(new LinesData
            {
                Horizontal = "training examples", IsHorizontalLogarithmic = true, Quantity = "part of the Brier score",
                Repeated = "data sets", Series = series,
            }).ToFigure(
                SizesId, SizesTitle(outcome), "40-100-100-10 on MNIST-1D, squared error of the probabilities",
                "Bias and noise, variance from the data and variance from the seed against the number of training " +
                "examples, in parts of one data set and on independent data sets.");
    }

    static IEnumerable<IntervalRow> Rows(Mnist1dDiagnosisOutcome outcome) =>
        from size in outcome.Sizes.Diagnosed
        from part in ErrorPart.All
        from row in (IntervalRow[])
        [
            new($"{N(size)}: {part.Name}", [.. part.Of(outcome.Of(size)).Select(one => one.Estimate)],
                "diagnosed", Meaning.Validation),
            new($"{N(size)}: {part.Name}", part.ValuesAt(outcome.TruthAt(size)), "measured", Meaning.Test),
        ]
        where row.Values.Count > 0
        select row;

    static IEnumerable<LineSeries> Series(Mnist1dDiagnosisOutcome outcome)
    {
        foreach (var (part, meaning) in ErrorPart.All.Zip((Meaning[])[Meaning.Bias, Meaning.Variance, Meaning.Noise]))
        {
            if (Parts(outcome, part) is { Count: > 0 } inParts)
                yield return new(part.Name, meaning)
                {
                    Panel = $"in parts of {N(outcome.Sizes.Whole)} examples",
                    Seeds = LineSeries.Repetitions(inParts),
                };
            if (outcome.Truths.Count > 0)
                yield return new(part.Name, meaning)
                {
                    Panel = "independent data sets",
                    Seeds = LineSeries.Repetitions(outcome.Truths.Values.OrderBy(truth => truth.Size)
                        .Select(truth => ((double)truth.Size, (IReadOnlyList<double>)part.ValuesAt(truth)))),
                };
        }
    }

    static List<(double Size, IReadOnlyList<double> Values)> Parts(Mnist1dDiagnosisOutcome outcome, ErrorPart part) =>
    [
        .. outcome.Of(outcome.Sizes.Whole).SelectMany(set => set.Levels)
            .GroupBy(level => level.Level.Units).OrderBy(group => group.Key)
            .Select(group => (
                Size: (double)group.Key,
                Values: (IReadOnlyList<double>)[.. group.Select(level =>
                    (part == ErrorPart.BiasAndNoise ? level.BiasAndNoise
                        : part == ErrorPart.FromData ? level.DataVariance : level.SeedVariance)?.Estimate)
                    .OfType<double>()]))
            .Where(one => one.Values.Count > 0),
    ];

    static string Title(Mnist1dDiagnosisOutcome outcome)
    {
        if (outcome.TruthAt(outcome.Sizes.Whole) is not { } truth)
            return "What one data set says of its network's error";
        var largest = ErrorPart.All.MaxBy(part => part.Measured(truth.Parts).Estimate)!;
        return FormattableString.Invariant(
            $"With {outcome.Sizes.Whole:N0} examples {100 * largest.Measured(truth.Parts).Estimate / truth.Parts.Loss.Estimate:F0} % of the error is {largest.Name}");
    }

    static string SizesTitle(Mnist1dDiagnosisOutcome outcome)
    {
        var sizes = outcome.Truths.Values.OrderBy(truth => truth.Size).ToList();
        if (sizes.Count < 2)
            return "Parts of the error by the number of examples";
        var (few, many) = (sizes[0], sizes[^1]);
        return FormattableString.Invariant(
            $"{many.Size / few.Size} times the examples leave {100 * many.Parts.TotalVariance.Estimate / few.Parts.TotalVariance.Estimate:F0} % of the variance and {100 * many.Parts.BiasAndNoise.Estimate / few.Parts.BiasAndNoise.Estimate:F0} % of bias and noise");
    }

    static string N(int size) => size.ToString("N0", CultureInfo.InvariantCulture);
}

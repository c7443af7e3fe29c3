using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>Test error against learning rate and batch size (UDL figure 9.5).</summary>
static class PaceFigures
{
    public const string Rates = "rates", Batches = "batches";

    const string Setting = "MNIST-1D, 4,000 training and 4,000 test examples: 40-100-100-10, SGD";

    public static IEnumerable<Figure> Of(PaceOutcome paces)
    {
        if (paces.IsEmpty)
            yield break;
        var rates = Draw(Rates, "learning rate", "test error at the end", PaceTrainings.Rates, paces.ByRate,
            PaceOutcome.AtEnd, $"{Setting}, batch {PaceTrainings.Batch}; as many more steps as the rate is smaller",
            "with a rate of", paces.Diverged);
        var batches = Draw(Batches, "batch size", "test error when memorized",
            [.. PaceTrainings.BatchSizes.Select(batch => (double)batch)], paces.ByBatch, PaceOutcome.Memorized,
            FormattableString.Invariant(
                $"{Setting} {PaceTrainings.Rate}; measured when at most {PaceTrainings.Memorized} % of the training examples are wrong"),
            "with batches of", paces.Diverged);
        foreach (var figure in (Figure?[])[rates, batches])
            if (figure is not null)
                yield return figure;
    }

    static Figure? Draw(
        string id, string horizontal, string quantity, IReadOnlyList<double> places,
        IReadOnlyList<IReadOnlyList<TrialResult>> trials, Func<TrialResult, double> error, string setting, string with,
        int diverged)
    {
        var errors = trials.Select(seeds => (IReadOnlyList<double>)[.. seeds.Select(error)]).ToList();
        var told = Enumerable.Range(0, places.Count).Where(place => errors[place].Any(double.IsFinite)).ToList();
        if (told.Count == 0)
            return null;
        var (first, last) = (told[0], told[^1]);
        var title = FormattableString.Invariant(
            $"The test error is {Mean(first):F1} % {with} {places[first]} and {Mean(last):F1} % {with} {places[last]}");
        return Lines.Draw(new LinesData
        {
            Horizontal = horizontal, IsHorizontalLogarithmic = true, Ticks = places, Quantity = quantity, Unit = "%",
            IsZeroIncluded = false, Diverged = diverged,
            Trials = trials.Sum(seeds => seeds.Count),
            Series = [new(Meaning.Test)
            {
                Seeds = LineSeries.Repetitions(places.Zip(errors, (place, values) => (place, values))),
            }],
        }).ToFigure(id, title, setting, $"Test error against {horizontal}, which is on a logarithmic axis. {title}.");

        double Mean(int place) => errors[place].Where(double.IsFinite).Average();
    }
}

using Fruitfly.Data;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>Training against test error, and how far the training error is from saying anything.</summary>
static class MemorizationFigures
{
    public const string Gap = "gap", Fitting = "memorization", Noise = "label-noise";

    /// <summary>Test error (%) of guessing one of ten classes.</summary>
    public const double Chance = 90;

    public static IEnumerable<Figure> Of(IReadOnlyList<MemorizationOutcome> outcomes)
    {
        if (outcomes.Any(outcome => outcome.Finished.Count == 0))
            yield break;
        yield return GapOf(outcomes[0]);
        yield return FittingOf([.. outcomes.Where(outcome => outcome.Data.RandomLabels is 0 or 1)]);
        yield return NoiseOf([.. outcomes.Where(outcome => outcome.Data.IsLevel)]);
    }

    static Figure GapOf(MemorizationOutcome truth)
    {
        var first = truth.Trials[0].History.Evaluations;
        var title = FormattableString.Invariant(
            $"The gap grows to {truth.Gap().Average():F0} points: in the end {truth.Final(Split.Training).Average():F1} % of the training examples are wrong and {truth.Final(Split.Test).Average():F0} % of the test examples");
        return LearningCurves.Draw(new LearningCurvesData
        {
            Quantity = "error", Unit = "%", Diverged = truth.Diverged,
            StepsPerEpoch = (int)Math.Round(first[^1].Step / first[^1].Epoch),
            Series =
            [
                new(Meaning.Training, truth.Curves(Split.Training, evaluation => evaluation.Step)),
                new(Meaning.Test, truth.Curves(Split.Test, evaluation => evaluation.Step)),
            ],
        }).ToFigure(Gap, title, Setting(truth, "true labels"),
            $"Training and test error against training steps. {title}.");
    }

    static Figure FittingOf(IReadOnlyList<MemorizationOutcome> outcomes)
    {
        var unfitted = outcomes.Where(outcome => outcome.Final(Split.Training).Any(error => error > 0))
            .Select(outcome => outcome.Data.Name).ToList();
        var tests = outcomes.Select(outcome =>
            FormattableString.Invariant($"{outcome.Final(Split.Test).Average():F0} % with {outcome.Data.Name}"))
                .ToList();
        var title = unfitted.Count == 0
            ? $"All are fitted to zero training error; the test error is {string.Join(", ", tests.SkipLast(1))} " +
                $"and {tests[^1]}"
            : $"Not every training example is fitted with {string.Join(" and ", unfitted)}";
        // What follows the last fit is a flat line.
        var end = 1.25 * outcomes.SelectMany(outcome => outcome.Trials).Max(FittedAfter);
        return Lines.Draw(new LinesData
        {
            Horizontal = "epoch", Quantity = "error", Unit = "%",
            Diverged = outcomes.Sum(outcome => outcome.Diverged),
            Trials = outcomes.Sum(outcome => outcome.Trials.Count),
            Series =
            [
                .. from outcome in outcomes
                   from split in (Split[])[Split.Training, Split.Test]
                   select new LineSeries(split == Split.Training ? Meaning.Training : Meaning.Test)
                   {
                       Panel = outcome.Data.Name,
                       Seeds = [.. outcome.Curves(split, evaluation => evaluation.Epoch)
                           .Select(curve => curve with { Points = [.. curve.Points.Where(point => point.X <= end)] })],
                   },
            ],
            Thresholds =
            [
                .. outcomes.Where(outcome => outcome.EpochsToFit().Count > 0).Select(outcome =>
                    new Threshold(outcome.EpochsToFit().Values.Average(), "fitted", outcome.Data.Name)),
            ],
        }).ToFigure(
            Fitting, title, Setting(outcomes[0], "each kind of training data"),
            $"Training and test error against epochs for {outcomes.Count} kinds of training data, one panel " +
            $"each. {title}.",
            "Random labels: all training labels drawn at random. Shuffled positions: one permutation for all " +
            "examples. Random inputs: normal random numbers of the same mean and variance. Dotted: where no " +
            "training example is wrong any more, mean over the seeds.");
    }

    static Figure NoiseOf(IReadOnlyList<MemorizationOutcome> levels)
    {
        var ordered = levels.OrderBy(level => level.Data.RandomLabels).ToList();
        var title = FormattableString.Invariant(
            $"The more labels are random, the higher the test error, from {ordered[0].Final(Split.Test).Average():F0} to {ordered[^1].Final(Split.Test).Average():F0} %; the training error is {ordered.Average(level => level.Final(Split.Training).Average()):F1} % for all");
        return Lines.Draw(new LinesData
        {
            Horizontal = "training labels drawn at random (%)", Quantity = "error after the last step", Unit = "%",
            Diverged = ordered.Sum(level => level.Diverged), Trials = ordered.Sum(level => level.Trials.Count),
            Reference = new ReferenceLine(Chance, "guessing"),
            Series =
            [
                new(Meaning.Training) { Seeds = Repetitions(ordered, Split.Training) },
                new(Meaning.Test) { Seeds = Repetitions(ordered, Split.Test) },
            ],
        }).ToFigure(
            Noise, title, Setting(ordered[0], "labels redrawn from all ten classes"),
            $"Training and test error against the share of training labels drawn at random. {title}.");
    }

    static IReadOnlyList<SeedCurve> Repetitions(IEnumerable<MemorizationOutcome> levels, Split split) =>
        LineSeries.Repetitions(
            levels.Select(level => (100 * level.Data.RandomLabels, (IReadOnlyList<double>)level.Final(split))));

    static double FittedAfter(TrialResult trial) =>
        (trial.History.Evaluations.FirstOrDefault(evaluation => evaluation.Training!.Error == 0)
            ?? trial.History.Evaluations.LastOrDefault())?.Epoch ?? 0;

    static string Setting(MemorizationOutcome outcome, string what)
    {
        var trial = outcome.Trials[0].Trial;
        return $"MNIST-1D, {what}, {trial.Data.Size()!.Value.Training:N0} training examples: 40-100-100-10, Adam " +
            $"0.005 to 0, batch 100, {trial.Recipe.Duration.Count:N0} epochs";
    }
}

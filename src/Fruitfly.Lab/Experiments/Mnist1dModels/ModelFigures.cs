using Fruitfly.Data;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dModels;

/// <summary>Accuracies beside the published ones, and the curves that lead to them.</summary>
static class ModelFigures
{
    public const string Curves = "accuracy-curves", Losses = "loss-curves";

    public static string Accuracy(Arrangement arrangement) => "accuracy" + arrangement.Suffix;

    public static IEnumerable<Figure> Of(IReadOnlyList<ModelOutcome> outcomes, int steps)
    {
        foreach (var arrangement in Arrangement.All)
            if (outcomes.Where(outcome => outcome.Arrangement == arrangement && outcome.Finished.Count > 0)
                .ToList() is { Count: > 0 } finished)
                yield return Accuracies(arrangement, finished, steps);
        if (outcomes.Any(outcome => outcome.Finished.Count > 0))
        {
            yield return CurvesOf(outcomes, steps);
            yield return LossesOf(outcomes, steps);
        }
    }

    static Figure Accuracies(Arrangement arrangement, IReadOnlyList<ModelOutcome> outcomes, int steps)
    {
        var best = outcomes.MaxBy(Mean)!;
        var title = FormattableString.Invariant(
            $"On {arrangement.Name} {best.Model.Noun} does best, with {Mean(best):F1} % right");
        var (human, spread) = arrangement.Human;
        List<IntervalRow> rows =
        [
            .. outcomes.OrderByDescending(Mean).SelectMany(outcome => (IntervalRow[])
            [
                new(outcome.Model.Name, outcome.Final(Split.Test), "after the last step", Meaning.Test)
                {
                    Published = PublishedAccuracy.Table(outcome.Model, arrangement) is var (value, range)
                        ? (value, value - range, value + range) : null,
                },
                new(outcome.Model.Name, outcome.Best(), "best on the test set"),
            ]),
            new("human", [], "after the last step",
                Meaning.Test) { Published = (human, human - spread, human + spread) },
        ];
        return Intervals.Draw("test accuracy (%)", rows).ToFigure(
            Accuracy(arrangement), title, Setting(steps),
            $"Test accuracy of {outcomes.Count} networks and a human on {arrangement.Name}, after the last step " +
            $"and at its best, with the published values. {title}.",
            "The best on the test set is chosen by looking at the test set, so it flatters.");
    }

    static Figure CurvesOf(IReadOnlyList<ModelOutcome> outcomes, int steps)
    {
        var losses = ComparedModel.All
            .Select(model => (Name: model.Noun, Loss: Loss(model, outcomes))).Where(pair => double.IsFinite(pair.Loss))
            .ToList();
        var title = losses.Count == 0
            ? "Test accuracy over training"
            : FormattableString.Invariant(
                $"Shuffling the positions costs {losses.MaxBy(pair => pair.Loss).Name} {losses.Max(pair => pair.Loss):F0} points, {losses.MinBy(pair => Math.Abs(pair.Loss)).Name} {Math.Abs(losses.MinBy(pair => Math.Abs(pair.Loss)).Loss):F0}");
        return Lines.Draw(Data(outcomes, "test accuracy", "%", outcome => outcome.TestAccuracies()) with
        {
            Published =
            [
                .. from run in PublishedAccuracy.Runs
                   from point in run.Points
                   where point.Step <= steps
                   select new PublishedValue(
                       point.Step, point.Accuracy, null, null, $"{run.Notebook} notebook", Series: run.Model.Name,
                       Panel: run.Arrangement.Name),
            ],
        }).ToFigure(
            Curves, title, Setting(steps),
            $"Test accuracy against training steps for four networks, on MNIST-1D and on shuffled MNIST-1D. {title}.");
    }

    static Figure LossesOf(IReadOnlyList<ModelOutcome> outcomes, int steps)
    {
        var rises = outcomes.Where(outcome => outcome.Finished.Count > 0)
            .Select(outcome => (outcome, Rise: outcome.FinalLoss().Average() / outcome.LowestLoss().Average()))
            .ToList();
        var (most, rise) = rises.MaxBy(pair => pair.Rise);
        var title = rise > 1.05
            ? FormattableString.Invariant(
                $"The test loss of {most.Model.Noun} on {most.Arrangement.Name} ends {rise:F1} times above its lowest")
            : "No test loss rises again";
        return Lines.Draw(Data(outcomes, "test loss", "", outcome => outcome.TestLosses())).ToFigure(
            Losses, title, Setting(steps),
            $"Test loss against training steps for four networks, on MNIST-1D and on shuffled MNIST-1D. {title}.",
            "Accuracy can rise while the loss rises too: networks grow surer of what they get wrong.");
    }

    static LinesData Data(IReadOnlyList<ModelOutcome> outcomes, string quantity, string unit,
        Func<ModelOutcome, IReadOnlyList<SeedCurve>> curves) => new()
        {
            Horizontal = "training step",
            Quantity = quantity,
            Unit = unit,
            Series =
            [
                .. outcomes.Where(outcome => outcome.Trials.Any(trial => trial.History.Evaluations.Count > 0))
                    .Select(outcome => new LineSeries(outcome.Model.Name)
                    {
                        Panel = outcome.Arrangement.Name,
                        Seeds = curves(outcome),
                    }),
            ],
            Diverged = outcomes.Sum(outcome => outcome.Diverged),
            Trials = outcomes.Sum(outcome => outcome.Trials.Count),
        };

    /// <summary>Points of accuracy that a network loses by shuffling; NaN where it diverged.</summary>
    static double Loss(ComparedModel model, IReadOnlyList<ModelOutcome> outcomes)
    {
        var both = outcomes.Where(outcome => outcome.Model == model && outcome.Finished.Count > 0)
            .ToDictionary(outcome => outcome.Arrangement, Mean);
        return both.Count == 2 ? both[Arrangement.Ordered] - both[Arrangement.Shuffled] : double.NaN;
    }

    static double Mean(ModelOutcome outcome) => outcome.Final(Split.Test).Average();

    static string Setting(int steps) =>
        FormattableString.Invariant(
            $"4,000 examples, Adam 0.01, batches of 100 in order, {steps:N0} steps, PyTorch's default initialization");
}

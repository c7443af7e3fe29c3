using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>What the initialization does to training.</summary>
static class LearningFigures
{
    public const string Speed = "training-loss", Inactive = "inactive-in-training", Moved = "moved", Copies = "copies";

    /// <summary>Units and inputs of the second layer that are shown.</summary>
    const int Shown = 30;

    public static IEnumerable<Figure> Of(IReadOnlyList<TrainedInitializer> outcomes)
    {
        if (outcomes.Any(outcome => outcome.Finished.Count > 0))
            yield return SpeedOf(outcomes);
        var seen = outcomes.Where(outcome => outcome.Inspections.Any(inspection => inspection.Looks.Count > 0))
            .ToList();
        if (seen.Count == 0)
            yield break;
        if (seen.Where(outcome => outcome.FirstLook(look => look.Inactive[1]).Average() < 1)
            .ToList() is { Count: > 0 } active)
            yield return InactiveOf(active);
        if (seen.Where(outcome => outcome.Inspections[0].Looks[0].Moved.All(double.IsFinite))
            .ToList() is { Count: > 0 } moving)
            yield return MovedOf(moving);
        yield return CopiesOf(seen);
    }

    static Figure SpeedOf(IReadOnlyList<TrainedInitializer> outcomes)
    {
        var finished = outcomes.Where(outcome => outcome.Finished.Count > 0).ToList();
        var (best, worst) = (finished.MinBy(End)!, finished.MaxBy(End)!);
        var title = FormattableString.Invariant(
            $"{Upper(best.Initializer.Name)} ends with a training loss of {End(best):G2}, {worst.Initializer.Name} with {End(worst):F2}, where a guess has {Math.Log(10):F2}");
        return Lines.Draw(Data("training loss", outcomes.Select(outcome => outcome.Losses())) with
        {
            IsLogarithmic = true,
            Reference = new ReferenceLine(Math.Log(10), "chance"),
            Diverged = outcomes.Sum(outcome => outcome.Diverged),
            Trials = outcomes.Sum(outcome => outcome.Trials.Count),
        }).ToFigure(
            Speed, title, Setting,
            $"Training loss against training steps for {outcomes.Count} initializations. {title}.");

        static double End(TrainedInitializer outcome) => outcome.FinalLoss().Average();
    }

    static Figure InactiveOf(IReadOnlyList<TrainedInitializer> outcomes)
    {
        var most = outcomes.MaxBy(outcome => outcome.LastLook(look => look.Inactive[1]).Average())!;
        var title = FormattableString.Invariant(
            $"With {most.Initializer.Name} {100 * most.LastLook(look => look.Inactive[1]).Average():F0} % of the second layer's units end inactive, with {outcomes[0].Initializer.Name} {100 * outcomes[0].LastLook(look => look.Inactive[1]).Average():F0} %");
        return Lines.Draw(Data("inactive units", outcomes.SelectMany(outcome => (LineSeries[])
        [
            outcome.Looks("first hidden layer", look => 100 * look.Inactive[0]),
            outcome.Looks("second hidden layer", look => 100 * look.Inactive[1]),
        ])) with
        { Unit = "%" }).ToFigure(
            Inactive, title, Setting,
            "Share of units that none of 500 training examples activates, against training steps, " +
            $"for {outcomes.Count} initializations. {title}.",
            "Inactive: zero for all of the first 500 training examples. From trainings that were repeated to look " +
            "inside. Units that start inactive, as from zero weights, stay so and are not drawn.");
    }

    static Figure MovedOf(IReadOnlyList<TrainedInitializer> outcomes)
    {
        string[] layers = ["first layer", "second layer", "output layer"];
        var (least, most) = (outcomes.MinBy(Far)!, outcomes.MaxBy(Far)!);
        var title = FormattableString.Invariant(
            $"The second layer moves by {Far(least):F1} times its length with {least.Initializer.Name}, by {Far(most):F1} times with {most.Initializer.Name}");
        return Lines.Draw(Data(
            "‖W − W₀‖ / ‖W₀‖",
            outcomes.SelectMany(outcome =>
                layers.Select((layer, k) => outcome.Looks(layer, look => look.Moved[k])))) with
        {
            IsLogarithmic = true,
            Columns = 3,
        }).ToFigure(
            Moved, title, Setting,
            "Distance of the weights from their start, relative to its length, against training steps, " +
            $"for {outcomes.Count} initializations. {title}.",
            "Weights that start at zero have no such distance.");

        static double Far(TrainedInitializer outcome) => outcome.LastLook(look => look.Moved[1]).Average();
    }

    static Figure CopiesOf(IReadOnlyList<TrainedInitializer> outcomes)
    {
        ComparedInitializer[] shown = [ComparedInitializer.He, ComparedInitializer.Constant, ComparedInitializer.Zero];
        var panels = outcomes.Where(outcome => shown.Contains(outcome.Initializer)).ToList();
        var title = string.Join(", ",
            panels.Select(outcome => $"{outcome.Initializer.Name}: rank {outcome.Inspections[0].Ranks[1]}"));
        return Matrices.Draw(
            [.. panels.Select(outcome =>
                new MatrixPanel(outcome.Initializer.Name, Corner(outcome.Inspections[0].Weights)))],
            ColorScale.Diverging, "weight", columns: 3, horizontal: "input", vertical: "unit")
            .ToFigure(
                Copies, $"Units that start as copies stay copies ({title})", Setting,
                $"Trained weights of the second layer, {Shown} units by {Shown} inputs, for {panels.Count} " +
                $"initializations. {title}.",
                "The trained weights of the second layer, one seed; every row is a unit.");
    }

    static double[,] Corner(double[,] weights)
    {
        var corner = new double[Math.Min(Shown, weights.GetLength(0)), Math.Min(Shown, weights.GetLength(1))];
        for (var row = 0; row < corner.GetLength(0); row++)
            for (var column = 0; column < corner.GetLength(1); column++)
                corner[row, column] = weights[row, column];
        return corner;
    }

    static LinesData Data(string quantity, IEnumerable<LineSeries> series) =>
        new() { Horizontal = "training step", Quantity = quantity, Series = [.. series] };

    const string Setting = "MNIST-1D, 40-100-100-10, SGD 0.05, momentum 0.9, halved every 10 epochs, batches of 100";

    static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

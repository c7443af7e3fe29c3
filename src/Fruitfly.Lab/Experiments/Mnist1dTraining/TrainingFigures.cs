using Fruitfly.Data;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dTraining;

/// <summary>Error and loss over training, one pair of figures for each recipe.</summary>
static class TrainingFigures
{
    /// <summary>4,000 examples in batches of 100.</summary>
    const int StepsPerEpoch = 40;

    /// <summary>Below this share of wrong training examples (%) a network counts as fitted.</summary>
    const double Fitted = 1;

    public static IEnumerable<Figure> Of(RecipeOutcome outcome)
    {
        if (outcome.Trials.All(trial => trial.History.Evaluations.Count == 0))
            yield break;
        yield return Draw(outcome, Quantity.Error, ErrorTitle(outcome));
        yield return Draw(outcome, Quantity.Loss, LossTitle(outcome));
    }

    public static string Id(PublishedRecipe recipe, Quantity quantity) =>
        $"{recipe.Id}-{(quantity == Quantity.Error ? "error" : "loss")}";

    static Figure Draw(RecipeOutcome outcome, Quantity quantity, string title)
    {
        var chart = LearningCurves.Draw(new LearningCurvesData
        {
            Quantity = quantity == Quantity.Error ? "error" : "loss",
            Unit = quantity == Quantity.Error ? "%" : "",
            Series = [outcome.Curves(Split.Training, quantity), outcome.Curves(Split.Test, quantity)],
            StepsPerEpoch = StepsPerEpoch,
            Published = outcome.Recipe == PublishedRecipe.Notebook ? [] : [.. Published(quantity)],
            Diverged = outcome.Diverged,
        });
        var name = char.ToUpperInvariant(outcome.Recipe.Name[0]) + outcome.Recipe.Name[1..];
        return chart.ToFigure(
            Id(outcome.Recipe, quantity), title,
            $"{name}: 40-100-100-10, He, {outcome.Recipe.Setting}",
            $"{(quantity == Quantity.Error ? "Error" : "Loss")} on training and test set against training steps " +
            $"with {outcome.Recipe.Name}. {title}.");
    }

    static IEnumerable<PublishedValue> Published(Quantity quantity)
    {
        foreach (var point in PublishedFigure.Points)
        {
            var (training, test) = quantity == Quantity.Error
                ? (point.TrainingError, point.TestError)
                : (point.TrainingLoss, point.TestLoss);
            yield return new PublishedValue(point.Step, training, null, null, "UDL figure 8.2, training",
                Meaning.Training);
            yield return new PublishedValue(point.Step, test, null, null, "UDL figure 8.2, test", Meaning.Test);
        }
    }

    static string ErrorTitle(RecipeOutcome outcome)
    {
        if (outcome.Finished.Count == 0)
            return "Every trial diverged";
        var training = outcome.Final(Split.Training, Quantity.Error).Average();
        var test = outcome.Final(Split.Test, Quantity.Error).Average();
        return training < Fitted
            ? FormattableString.Invariant(
                $"The training set is learned by heart, {test:F0} % of the test set stay wrong")
            : FormattableString.Invariant(
                $"Learning stalls with {training:F0} % of the training set and {test:F0} % of the test set wrong");
    }

    static string LossTitle(RecipeOutcome outcome)
    {
        if (outcome.Finished.Count == 0)
            return "Every trial diverged";
        var rise = outcome.Final(Split.Test, Quantity.Loss).Average()
            / outcome.Lowest(Split.Test, Quantity.Loss).Average();
        return rise > 1.05
            ? FormattableString.Invariant(
                $"The test loss ends {rise:F1} times above its lowest while the training loss falls on")
            : "The test loss falls together with the training loss";
    }
}

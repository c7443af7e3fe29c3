using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dTraining;

/// <summary>Whether a recipe goes through the figure's points on its way; its last point is tested by itself.</summary>
static class CurveClaims
{
    public static IEnumerable<Claim> Of(string experiment, RecipeOutcome outcome)
    {
        var points = PublishedFigure.Points.SkipLast(1).ToList();
        var with = char.ToUpperInvariant(outcome.Recipe.Name[0]) + outcome.Recipe.Name[1..];
        yield return Curve(Split.Training, Quantity.Error, point => point.TrainingError);
        yield return Curve(Split.Test, Quantity.Error, point => point.TestError);
        yield return Curve(Split.Training, Quantity.Loss, point => point.TrainingLoss);
        yield return Curve(Split.Test, Quantity.Loss, point => point.TestLoss);

        Claim Curve(Split split, Quantity quantity, Func<FigurePoint, double> value)
        {
            var (set, what) = (split == Split.Training ? "training" : "test",
                quantity == Quantity.Error ? "error" : "loss");
            return new ClaimText(
                experiment, $"{outcome.Recipe.Id}-{set}-{what}-curve",
                $"{with} takes the {set} {what} through the figure's values at steps 0, 1,000, 2,000 and 4,000.",
                TrainingClaims.Slide,
                string.Join(", ", points.Select(point => FormattableString.Invariant($"{value(point)}"))) +
                    (quantity == Quantity.Error ? " %" : ""),
                TrainingFigures.Id(outcome.Recipe, quantity), quantity == Quantity.Error ? "%" : "")
            { WhereNone = "No trial was measured at these steps." }
                .AgreesWithRuns([.. points.Select(value)],
                    quantity == Quantity.Error ? TrainingClaims.ErrorMargin : TrainingClaims.LossMargin,
                    [.. points.Select(point => outcome.At(point.Step, split, quantity))]);
        }
    }
}

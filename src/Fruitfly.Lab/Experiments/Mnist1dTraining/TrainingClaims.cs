using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dTraining;

/// <summary>What the sources say of these trainings, put to the test.</summary>
static class TrainingClaims
{
    /// <summary>In points and in nats: half of what the test error and a quarter of what the test loss of the figure
    /// move by over its 6,000 steps.</summary>
    public const double ErrorMargin = 5, LossMargin = 0.25;

    /// <summary>Of the training set, in %.</summary>
    const double OneExample = 100.0 / 4000;

    public const string Slide = "Slides \"Measuring performance\", MNIST-1D training; UDL figure 8.2";

    public static IReadOnlyList<Claim> Of(string experiment, IReadOnlyList<RecipeOutcome> outcomes)
    {
        var claims = new List<Claim>();
        var code = outcomes.Single(outcome => outcome.Recipe == PublishedRecipe.SlideCode);
        var figure = outcomes.Single(outcome => outcome.Recipe == PublishedRecipe.SlideFigure);
        var last = PublishedFigure.Points[^1];

        claims.Add(Length(experiment, code));
        foreach (var outcome in (RecipeOutcome[])[code, figure])
        {
            ClaimText Text(string id, string statement, string published, Quantity quantity, string unit) => new(
                experiment, $"{outcome.Recipe.Id}-{id}", statement, Slide, published,
                TrainingFigures.Id(outcome.Recipe, quantity), unit);

            var with = char.ToUpperInvariant(outcome.Recipe.Name[0]) + outcome.Recipe.Name[1..];
            var fits = Text("fits", $"{with} brings the training error near zero, as the figure shows.",
                "0.7 % at step 5,950", Quantity.Error, "%") with
            { Step = OneExample };
            claims.Add(fits.IsAtMost(1, outcome.Final(Split.Training, Quantity.Error)));
            claims.Add(Text(
                "test-error", $"{with} ends with the figure's test error.", "37.7 % at step 5,950", Quantity.Error, "%")
                .AgreesWithRun(last.TestError, ErrorMargin, outcome.Final(Split.Test, Quantity.Error)));
            claims.Add(Text(
                "test-loss", $"{with} ends with the figure's test loss.", "2.20 at step 5,950", Quantity.Loss, "")
                .AgreesWithRun(last.TestLoss, LossMargin, outcome.Final(Split.Test, Quantity.Loss)));
            claims.Add(Text(
                "loss-rises", $"With {outcome.Recipe.Name} the test loss rises again after its lowest point.",
                "from 1.3 at step 2,000 to 2.2", Quantity.Loss, "above lowest")
                .IsAbove(0, Rise(outcome)));
            claims.AddRange(CurveClaims.Of(experiment, outcome));
        }
        foreach (var outcome in outcomes)
            claims.AddRange(AgainstPyTorch(experiment, outcome));
        return claims;
    }

    /// <summary>The slide leaves the number of epochs open.</summary>
    static Claim Length(string experiment, RecipeOutcome code)
    {
        var text = new ClaimText(
            experiment, "epochs", "6,000 steps with batches of 100 are 150 epochs of the 4,000 examples.", Slide,
            "\"?? epochs\"", Unit: "epochs");
        return code.Finished.Count == 0
            ? text.NotTested("No trial came to its end.") : text.IsExactly(6000 / 40.0, code.Finished[0].Last.Epoch);
    }

    static IEnumerable<Claim> AgainstPyTorch(string experiment, RecipeOutcome outcome)
    {
        var reference = PublishedFigure.PyTorch[outcome.Recipe.Id];
        const string source = "The same recipe in PyTorch 1.13, float32";
        yield return new ClaimText(
            experiment, $"{outcome.Recipe.Id}-pytorch-error",
            $"PyTorch reaches the same test error with {outcome.Recipe.Name}.", source,
            FormattableString.Invariant(
                $"{reference.Error:F1} ± {reference.ErrorDeviation:F1} % ({reference.Seeds} seeds)"),
            TrainingFigures.Id(outcome.Recipe, Quantity.Error), "%")
            .AgreesWithMean(reference.Error, reference.ErrorDeviation, reference.Seeds, margin: 2,
                outcome.Final(Split.Test, Quantity.Error));
        yield return new ClaimText(
            experiment, $"{outcome.Recipe.Id}-pytorch-loss",
            $"PyTorch reaches the same test loss with {outcome.Recipe.Name}.", source,
            FormattableString.Invariant(
                $"{reference.Loss:F3} ± {reference.LossDeviation:F3} ({reference.Seeds} seeds)"),
            TrainingFigures.Id(outcome.Recipe, Quantity.Loss))
            .AgreesWithMean(reference.Loss, reference.LossDeviation, reference.Seeds, margin: 0.2,
                outcome.Final(Split.Test, Quantity.Loss));
    }

    static double[] Rise(RecipeOutcome outcome) => LeaveOneSeedOut.Measure(
        outcome.Values(Split.Test, Quantity.Loss), others => Array.IndexOf(others, others.Min()),
        (own, lowest) => own[^1] - own[lowest]);
}

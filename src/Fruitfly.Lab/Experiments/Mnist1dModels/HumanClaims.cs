using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dModels;

/// <summary>The table's row of a human, beside what networks reach.</summary>
static class HumanClaims
{
    public static IEnumerable<Claim> Of(string experiment, IReadOnlyList<ModelOutcome> outcomes)
    {
        ClaimText Text(string id, string statement, string published, Arrangement arrangement) => new(
            experiment, id, statement, PublishedAccuracy.TableSource, published, ModelFigures.Accuracy(arrangement), "%");
        double[] Final(Arrangement arrangement, ComparedModel model) => outcomes.Single(outcome =>
            outcome.Arrangement == arrangement && outcome.Model == model).Final(Split.Test);

        yield return Text("cnn-below-human",
            "The convolutional network, the best of the four, does not reach a human.", "human 95.8 %",
            Arrangement.Ordered).IsBelow(95.8, Final(Arrangement.Ordered, ComparedModel.Convolutional));
        var (human, spread) = Arrangement.Shuffled.Human;
        foreach (var model in (ComparedModel[])[ComparedModel.FullyConnected, ComparedModel.Convolutional])
            yield return Text($"{model.Id}-above-human-shuffled",
                $"On shuffled MNIST-1D {model.Noun} does better than a human, even one at the upper end of the spread.",
                $"human {human} ± {spread} %", Arrangement.Shuffled)
                .IsAbove(human + spread, Final(Arrangement.Shuffled, model));
        foreach (var arrangement in Arrangement.All)
            yield return Text($"human{arrangement.Suffix}-table",
                $"A human gets {arrangement.Human.Accuracy} % of the test set of {arrangement.Name} right.",
                $"{arrangement.Human.Accuracy} ± {arrangement.Human.Spread} %", arrangement)
                .NotTested("It takes a human; the page of digits in the web lab asks you.");
    }
}

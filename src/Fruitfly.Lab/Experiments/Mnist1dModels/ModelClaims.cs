using Fruitfly.Data;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dModels;

/// <summary>What the package, its paper and the slides say of these networks, put to the test.</summary>
static class ModelClaims
{
    /// <summary>In points: the networks that the table tells apart differ by more.</summary>
    const double RunMargin = 5;

    const string Notebook = "Notebooks of mnist1d, recorded output";

    public static IReadOnlyList<Claim> Of(string experiment, IReadOnlyList<ModelOutcome> outcomes, int steps)
    {
        var claims = new List<Claim>();
        claims.AddRange(
            outcomes.Where(outcome => outcome.Arrangement == Arrangement.Ordered)
                .Select(outcome => Size(experiment, outcome)));
        claims.AddRange(outcomes.Select(outcome => Table(experiment, outcome, steps)));
        claims.AddRange(PublishedAccuracy.Runs.Select(run => Recorded(
            experiment, run,
            outcomes.Single(outcome => outcome.Model == run.Model && outcome.Arrangement == run.Arrangement), steps)));
        claims.AddRange(Relations(experiment, outcomes));
        claims.AddRange(HumanClaims.Of(experiment, outcomes));
        return claims;
    }

    static Claim Size(string experiment, ModelOutcome outcome) => new ClaimText(
        experiment, $"{outcome.Model.Id}-parameters",
        $"{outcome.Model.Subject} has {outcome.Model.Parameters:N0} parameters.",
        Notebook, $"{outcome.Model.Parameters:N0}").IsExactly(outcome.Model.Parameters, outcome.Trials[0].Parameters);

    static Claim Table(string experiment, ModelOutcome outcome, int steps)
    {
        var (accuracy, spread) = PublishedAccuracy.Table(outcome.Model, outcome.Arrangement);
        var text = new ClaimText(
            experiment, $"{outcome.Model.Id}{outcome.Arrangement.Suffix}-table",
            $"{outcome.Model.Subject} gets {accuracy} % of the test set of {outcome.Arrangement.Name} right.",
            PublishedAccuracy.TableSource, $"{accuracy} ± {spread} %", ModelFigures.Accuracy(outcome.Arrangement), "%");
        return steps == PublishedAccuracy.Steps
            ? text.IsBetween(accuracy - spread, accuracy + spread, outcome.Final(Split.Test))
            : text.NotTested($"Published after {PublishedAccuracy.Steps:N0} steps; these trials end after {steps:N0}.");
    }

    static Claim Recorded(string experiment, RecordedRun run, ModelOutcome outcome, int steps)
    {
        var last = run.Points.FirstOrDefault(point => point.Step == steps);
        var text = new ClaimText(
            experiment, $"{run.Model.Id}{run.Arrangement.Suffix}-{run.Notebook}",
            $"The {run.Notebook} notebook's run of {run.Model.Noun} on {run.Arrangement.Name} is like ours.", Notebook,
            last.Step == 0
                ? $"{run.Points[^1].Accuracy} % after {run.Points[^1].Step:N0} steps"
                : $"{last.Accuracy} % after {steps:N0} steps",
            ModelFigures.Curves, "%");
        return last.Step == 0
            ? text.NotTested($"The notebook has no value after {steps:N0} steps.")
            : text.AgreesWithRun(last.Accuracy, RunMargin, outcome.Final(Split.Test));
    }

    static IEnumerable<Claim> Relations(string experiment, IReadOnlyList<ModelOutcome> outcomes)
    {
        ModelOutcome On(Arrangement arrangement, ComparedModel model) =>
            outcomes.Single(outcome => outcome.Arrangement == arrangement && outcome.Model == model);
        ClaimText Text(string id, string statement, Arrangement arrangement) => new(
            experiment, id, statement, PublishedAccuracy.TableSource, "the order in the table",
            ModelFigures.Accuracy(arrangement), "points");

        foreach (var (arrangement, better, worse) in ((Arrangement, ComparedModel, ComparedModel)[])
        [
            (Arrangement.Ordered, ComparedModel.FullyConnected, ComparedModel.Logistic),
            (Arrangement.Ordered, ComparedModel.Recurrent, ComparedModel.FullyConnected),
            (Arrangement.Ordered, ComparedModel.Convolutional, ComparedModel.FullyConnected),
            (Arrangement.Ordered, ComparedModel.Convolutional, ComparedModel.Recurrent),
            (Arrangement.Shuffled, ComparedModel.FullyConnected, ComparedModel.Convolutional),
            (Arrangement.Shuffled, ComparedModel.FullyConnected, ComparedModel.Recurrent),
        ])
            yield return Text(
                $"{better.Id}-above-{worse.Id}{arrangement.Suffix}",
                $"On {arrangement.Name} {better.Noun} does better than {worse.Noun}.", arrangement)
                .IsAbove(0, On(arrangement, better).Final(Split.Test), On(arrangement, worse).Final(Split.Test));
        foreach (var model in (ComparedModel[])[ComparedModel.Logistic, ComparedModel.FullyConnected])
        {
            // Two values that the table gives as equal may differ by the spreads of both. A seed has the same weights
            // at the start of both.
            var same = PublishedAccuracy.Table(model, Arrangement.Ordered).Spread +
                PublishedAccuracy.Table(model, Arrangement.Shuffled).Spread;
            yield return (Text($"{model.Id}-blind-to-order",
                $"Shuffling the positions changes nothing for {model.Noun}.", Arrangement.Shuffled)
                with
            { Published = "the same accuracy", Figure = ModelFigures.Curves })
                .AgreesWithTheory(0, same,
                    Differences(On(Arrangement.Ordered, model), On(Arrangement.Shuffled, model)));
        }
    }

    /// <summary>Seed by seed, of those that came to their end in both.</summary>
    static double[] Differences(ModelOutcome better, ModelOutcome worse)
    {
        var others = worse.FinalBySeed();
        return [.. better.FinalBySeed().Where(pair => others.ContainsKey(pair.Key))
            .Select(pair => pair.Value - others[pair.Key])];
    }
}

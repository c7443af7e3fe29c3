using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Reports;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;

namespace Fruitfly.Lab.Setups;

/// <summary>The page that training by hand leaves behind.</summary>
static class SetupReport
{
    /// <param name="study">its name, which is also the page's</param>
    public static Report Of(TrainedScores scores, string study, Provenance provenance)
    {
        var plan = scores.Plan;
        return new(
            study, $"{char.ToUpperInvariant(plan.Data[0])}{plan.Data[1..]}: {Network(plan.Setup)} trained by hand",
            "One setup of data, network and recipe, trained from each seed and measured on every split.", "train",
            new Findings(Lead(scores), [.. Figures(scores)], [.. Tables(scores)], []), provenance)
        {
            Page = study,
        };
    }

    static string Lead(TrainedScores scores)
    {
        var diverged = scores.Networks.Count(network => network.History.Diverged);
        if (diverged == scores.Networks.Count)
            return diverged == 1 ? "Training diverged." : $"All {diverged} trainings diverged.";
        var split = scores.Plan.Size.Test > 0
            ? Split.Test : scores.Plan.Size.Validation > 0 ? Split.Validation : Split.Training;
        var name = split.ToString().ToLowerInvariant();
        var found = scores.Error(split) is { } error ? $"The {name} error is {TrainedScores.Cell(error, 100, "%")}"
            : $"The {name} loss is {TrainedScores.Cell(scores.Loss(split), 1, "")}";
        var rest = diverged > 0 ? $" {diverged} of {scores.Networks.Count} trainings diverged." : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{found} on {scores.Plan.Size[split]:N0} examples, after training on {scores.Plan.Size.Training:N0}.{rest}");
    }

    static IEnumerable<Figure> Figures(TrainedScores scores)
    {
        if (scores.Plan.Size.Classes > 0 && Draw(scores, "error", "%", score => 100 * score.Error) is { } error)
            yield return error;
        if (Draw(scores, "loss", "", score => score.Loss) is { } loss)
            yield return loss;
        foreach (var figure in MetricFigures.Of(scores))
            yield return figure;
    }

    static Figure? Draw(TrainedScores scores, string quantity, string unit, Func<Score, double> value)
    {
        CurveSeries[] series =
        [
            .. from split in (Split[])[Split.Training, Split.Validation]
               where scores.Plan.Size[split] > 0
               select new CurveSeries(
                   split == Split.Training ? Meaning.Training : Meaning.Validation,
                   [.. scores.Networks.Select(network => Curve(network, split, value))]),
        ];
        if (series.All(curve => curve.Seeds.All(seed => seed.Points.Count == 0)))
            return null;
        var recipe = scores.Plan.Trials[0].Recipe;
        var chart = LearningCurves.Draw(new LearningCurvesData
        {
            Quantity = quantity,
            Unit = unit,
            Series = series,
            StepsPerEpoch = recipe.Batches.StepsPerEpoch(scores.Plan.Size.Training),
            Diverged = scores.Networks.Count(network => network.History.Diverged),
        });
        var title = $"{char.ToUpperInvariant(quantity[0])}{quantity[1..]} over training";
        return chart.ToFigure(
            quantity, title, $"{scores.Plan.Data}, {Network(scores.Plan.Setup)}",
            $"{title} on the training and validation examples.");
    }

    static SeedCurve Curve(TrialResult network, Split split, Func<Score, double> value) => new(
        network.Trial.Seed,
        [
            .. from evaluation in network.History.Evaluations
               where evaluation[split] is not null
               select new CurvePoint(evaluation.Step, value(evaluation[split]!)),
        ]);

    static IEnumerable<Table> Tables(TrainedScores scores)
    {
        yield return new Table(
            "scores", "Loss and error on every split", Sentences(CoverageWords.Of(scores)),
            ["split", "examples", "loss", "error"],
            [.. scores.Rows()]);
        if (scores.Metrics is not null)
            yield return new Table(
                "metrics", "Metrics", Sentences([MetricTables.Calibration(scores), MetricTables.Unit(scores)]),
                [.. MetricTables.Titles(scores)], [.. MetricTables.Rows(scores)]);
        if (scores.Metrics?.Confusions is { Classes: <= MetricTables.MostClasses })
            yield return new Table(
                "classes", "Every class", "Of all networks together.",
                ["class", "examples", "precision", "recall", "F1"], [.. MetricTables.Classes(scores)]);
        if (scores.Plan.Reading is { Columns.Count: > 0 } read)
            yield return SchemaTable.Of(read);
        if (scores.Plan.Reading is { } reading)
            yield return new Table(
                "reading", "What the file was taken for", "All that was guessed, with the reason.",
                ["#", "what was read"],
                [.. reading.ToLines().Select((line, i) => (string[])[$"{i + 1}", line])]);
    }

    static string Network(TrainingSetup setup) => setup.Network == SetupNetwork.FullyConnected
        ? setup.HiddenLayers.Count == 0
            ? "a linear network" : $"a network with hidden layers of {string.Join(", ", setup.HiddenLayers)} units"
        : $"the network {Setting.Find("network")!.ValueIn(setup)}";

    static string Sentences(IEnumerable<string?> lines) => string.Join(". ", lines.OfType<string>().Select(Sentence));

    static string Sentence(string line) => char.ToUpperInvariant(line[0]) + line[1..];
}

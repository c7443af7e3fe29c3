using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Fruitfly.Web.Lectures;

namespace Fruitfly.Web.Tests.Lectures;

/// <summary>Runs each experiment of the decks as small as it goes, to see that the
/// figures of their pages are there.</summary>
public sealed class DeckFiguresTests
{
    static readonly Dictionary<string, Dictionary<string, double>> Smallest = new()
    {
        ["gabor-surface"] = new() { ["seeds"] = 2, ["grid"] = 3, ["starts"] = 4 },
        ["backpropagation"] = new() { ["checked"] = 10 },
        ["initialization"] = new()
        {
            ["networks"] = 2, ["inputs"] = 4, ["depth"] = 4, ["width"] = 10, ["seeds"] = 2,
            ["epochs"] = 1, ["looks"] = 1
        },
        ["mnist1d-data"] = new() { ["samples"] = 200, ["noise-seeds"] = 2 },
        ["mnist1d-models"] = new() { ["seeds"] = 2, ["steps"] = 2 },
        ["mnist1d-training"] = new() { ["seeds"] = 2 },
        ["t-sne"] = new() { ["seeds"] = 1, ["points"] = 310, ["image-points"] = 310, ["perplexity"] = 10 },
        ["bias-variance"] = new() { ["data-sets"] = 300 },
        ["double-descent"] = new()
        {
            ["seeds"] = 2, ["widths"] = 3, ["largest"] = 14, ["examples"] = 200,
            ["epochs"] = 2
        },
        ["double-descent-toy"] = new() { ["data-sets"] = 10, ["hidden-units"] = 50 },
        ["norms-and-stability"] = new()
        {
            ["seeds"] = 2, ["widths"] = 3, ["largest"] = 10, ["epochs"] = 1,
            ["pairs"] = 2, ["pair-epochs"] = 1
        },
        ["high-dimensions"] = new() { ["seeds"] = 2, ["points"] = 20, ["samples"] = 500, ["pairs"] = 20 },
        ["generalization-gap"] = new()
        {
            ["seeds"] = 2, ["samples"] = 100, ["epochs"] = 2, ["repetitions"] = 2,
            ["search-steps"] = 16, ["peeked-steps"] = 250
        },
        ["regularization"] = new()
        {
            ["seeds"] = 2, ["strengths"] = 1, ["members"] = 2, ["examples"] = 200, ["epochs"] = 1, ["data-sets"] = 10,
        },
        ["lottery-tickets"] = new()
        {
            ["seeds"] = 2, ["width"] = 8, ["rounds"] = 4, ["steps"] = 16,
            ["other-data-steps"] = 1, ["convolutional-seeds"] = 0, ["image-seeds"] = 0,
        },
    };

    public static TheoryData<string> Experiments =>
        [.. Decks.All.SelectMany(deck => deck.Steps).Select(step => step.Experiment).Distinct()];

    [Theory]
    [MemberData(nameof(Experiments))]
    public void Every_page_s_figure_is_one_of_its_experiment(string name)
    {
        var experiment = ExperimentCatalog.Default.Experiments.Single(one => one.Name == name);
        var settings = new ExperimentSettings(experiment, Preset.Quick, Smallest[name]);
        var missing = experiment.Missing(settings);
        Assert.SkipWhen(missing is not null, $"{name} needs files that are not here: {missing?.Message}");

        var figures = Measure(experiment, settings).Figures.Select(figure => figure.Id).ToList();

        foreach (var step in Decks.All.SelectMany(deck => deck.Steps).Where(step => step.Experiment == name))
            figures.ShouldContain(step.Figure, step.Question);
    }

    static Findings Measure(Experiment experiment, ExperimentSettings settings)
    {
        if (experiment.Name == "mnist1d-training") // its only option is the number of seeds
        {
            var execution = new TrialExecution();
            var plan = experiment.Plan(settings);
            return experiment.Measure(settings, TrialResults.Of(plan, plan.Select(trial =>
                execution.Run(trial with { Recipe = trial.Recipe with { Duration = Duration.Steps(2) } },
                    CancellationToken.None) with
                { Trial = trial })));
        }
        var folder = Directory.CreateTempSubdirectory("fruitfly-deck-");
        try
        {
            using var store = new SqliteStudyStore(Path.Combine(folder.FullName, "studies.db"), TimeProvider.System);
            return new ExperimentRun(experiment, settings) { Command = "" }.Run(store, TimeProvider.System).Findings;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

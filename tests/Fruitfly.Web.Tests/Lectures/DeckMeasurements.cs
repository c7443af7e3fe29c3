using System.Collections.Concurrent;
using Fruitfly.Lab.Experiments;
using Fruitfly.Reports;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Fruitfly.Web.Lectures;
using Fruitfly.Web.Reports;

namespace Fruitfly.Web.Tests.Lectures;

/// <summary>Each experiment of the decks, run once as small as it goes for all tests that want its figures.</summary>
static class DeckMeasurements
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
            ["other-data-steps"] = 1
        },
    };

    static readonly ConcurrentDictionary<string, Lazy<Findings>> Measured = [];

    public static IReadOnlyList<string> Experiments { get; } =
        [.. Decks.All.SelectMany(deck => deck.Steps).Select(step => step.Experiment).Distinct()];

    /// <summary>null where it needs files that are not here</summary>
    public static Findings? Of(string name)
    {
        var experiment = ExperimentCatalog.Default.Experiments.Single(one => one.Name == name);
        var settings = new ExperimentSettings(experiment, Preset.Quick, Smallest[name]);
        return experiment.Missing(settings) is not null ? null
            : Measured.GetOrAdd(name, _ => new(() => Measure(experiment, settings))).Value;
    }

    /// <summary>Writes the quick report of every experiment that can run here.</summary>
    public static void WriteReports(string folder) => WriteReports(folder, Experiments);

    /// <summary>Of some of them.</summary>
    public static void WriteReports(string folder, params IReadOnlyList<string> experiments)
    {
        foreach (var name in experiments)
            if (Of(name) is { } findings)
                ReportFolder.Write(folder, new Report(name, name, "", "the lectures", findings, Nowhere)
                {
                    Page = KeptReports.QuickPage(name),
                    Setting = "quick",
                });
    }

    static readonly Provenance Nowhere =
        new("fruitfly run", null, "0", [], "any", [], DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1));

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

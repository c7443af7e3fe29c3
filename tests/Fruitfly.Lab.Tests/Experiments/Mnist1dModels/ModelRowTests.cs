using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.Mnist1dModels;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments.Mnist1dModels;

public sealed class ModelRowTests
{
    static readonly ModelComparisonExperiment Experiment = new();

    [Fact]
    public void Each_network_has_a_row_with_the_published_value_and_the_measured_one()
    {
        var rows = ModelRow.Of(
            Results(seeds: 3, steps: 6000, (seed, isShuffled) => isShuffled ? 0.5 : 0.6 + 0.01 * seed));
        rows.Select(row => row.Name)
            .ShouldBe(["logistic regression", "fully connected", "convolutional", "recurrent (GRU)"]);
        rows.Select(row => (row.Published, row.Spread)).ShouldBe([(32, 1), (68, 2), (94, 2), (91, 2)]);
        foreach (var row in rows)
        {
            row.Steps.ShouldBe(6000);
            row.Measured!.Mean.ShouldBe(61, 1e-9);
            row.Measured.Count.ShouldBe(3);
        }
    }

    [Fact]
    public void Without_results_only_the_published_values_are_there()
    {
        ModelRow.Of([]).ShouldAllBe(row => row.Measured == null && row.Steps == 0 && row.Published > 0);
        ModelRow.Human.ShouldBe(new ModelRow("human", 96, 1, null, 0));
    }

    [Fact]
    public void Of_trainings_of_different_lengths_the_longest_count()
    {
        var rows = ModelRow.Of([.. Results(2, 1000, (_, _) => 0.4), .. Results(2, 6000, (_, _) => 0.7)]);
        rows.ShouldAllBe(row =>
            row.Steps == 6000 && Math.Abs(row.Measured!.Mean - 70) < 1e-9 && row.Measured.Count == 2);
    }

    static IReadOnlyList<TrialResult> Results(int seeds, int steps, Func<ulong, bool, double> accuracy) =>
        [.. Trained(seeds, steps, accuracy)];

    static IEnumerable<TrialResult> Trained(int seeds, int steps, Func<ulong, bool, double> accuracy)
    {
        var settings = new ExperimentSettings(Experiment, Preset.Quick,
            new Dictionary<string, double> { ["seeds"] = seeds, ["steps"] = steps });
        foreach (var trial in Experiment.Plan(settings))
        {
            var model = ComparedModel.All.Single(model => ReferenceEquals(model.Network, trial.Network));
            // as a store reads it: another object with the same values
            var data = ((Mnist1dDescription)trial.Data) with { Settings = new Mnist1dSettings() };
            var error = 1 - accuracy(trial.Seed, data.PositionShuffleSeed is not null);
            yield return new TrialResult(
                trial with { Data = data },
                new History([new Evaluation(steps, 1, 0.01, new Score(1, 0), null, new Score(1, error))], null),
                model.Parameters, 1);
        }
    }
}

using Fruitfly.Data;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Lab.Tests.Setups;
using Fruitfly.Measurement;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Diagnoses.Runs;

/// <summary>What cleaner labels bring, on a table whose right labels are known: exclusive or, a fifth of it
/// flipped.</summary>
public sealed class CleanerLabelsTests : IDisposable
{
    const int Rows = 400;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-labels-");
    readonly SqliteStudyStore _store;
    readonly float[] _inputs = new float[2 * Rows];
    readonly int[] _right = new int[Rows], _given = new int[Rows];

    public CleanerLabelsTests()
    {
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);
        var random = new RandomStream(seed: 12, stream: 0);
        for (var row = 0; row < Rows; row++)
        {
            var (a, b) = (2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1);
            (_inputs[2 * row], _inputs[2 * row + 1]) = ((float)a, (float)b);
            _right[row] = a * b > 0 ? 1 : 0;
            _given[row] = random.NextDouble() < 0.2 ? 1 - _right[row] : _right[row];
        }
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Training_under_the_guessed_labels_gains_on_labels_as_given_and_on_right_ones()
    {
        var file = SetupDataSets.Described(new("flipped", Examples.Labelled(_inputs, 2, _given, 2)));
        var plan = DiagnosisPlan.Of(DiagnosisPlan.DefaultSetup with
        {
            File = "table.npz",
            HiddenLayers = [32],
            Epochs = 60,
            BatchSize = 32,
        }, file, DiagnosisDesign.Least) with
        { ChoosesWidth = false };
        var places = new DataPlaces();
        places.Files.Give(file);
        var outcome = new DiagnosisRun(plan) { Command = "", Places = places, Workers = 2 }
            .Run(_store, TimeProvider.System).Outcome;

        var suspects = outcome.Labels!.Suspects;
        suspects.Count(suspect => suspect.Guess == _right[suspect.Row]).ShouldBeGreaterThan(suspects.Count * 6 / 10);
        var cleaned = outcome.Actions.Where(action => action.Action == DiagnosisAction.CleanLabels).ToList();
        cleaned.Select(action => action.Detail).ShouldBe(
            [$"leave out {suspects.Count} suspected rows", $"give {suspects.Count} suspected rows the guessed labels"],
            ignoreOrder: true);
        cleaned.Single(action => action.Detail.StartsWith("give")).OnWrong!.Gain.Low.ShouldBeGreaterThan(0);
        cleaned.ShouldAllBe(action => action.Reason.Contains("right labels would show at most"));

        var trials = plan.Trials;
        trials.Suspects = outcome.Labels.Guesses;
        var work = new DiagnosisWork(plan.Study, trials, places, 1, _store, TimeProvider.System, null, default);
        var gain = cleaned.Single(action => action.Detail.StartsWith("give")).OnWrong!.Gain;
        var right = Wrong(work, plan, outcome.Chosen) - Wrong(work, plan, outcome.Chosen with { IsRelabelled = true });
        right.ShouldBeInRange(gain.Low, gain.High * outcome.Labels.MostOnRightLabels(2)!.Value);
        ((string)DiagnosisJson.Of(outcome)["actions"]!.AsArray().First(
            one => (string)one!["action"]! == "clean-labels")!["reason"]!).ShouldContain("as they were given");
    }

    // The share of rows that a network of every pool, from every seed, says a class of that is not the right one.
    double Wrong(DiagnosisWork work, DiagnosisPlan plan, Variant variant)
    {
        var keys = plan.Keys.Whole(variant).ToList();
        work.Take(keys).ShouldBeTrue("the diagnosis has trained them");
        return keys.Average(key => Metrics.Predicted(work.Predictions(key), 2)
            .Zip(work.JudgesOf(key.Rotation), (said, row) => said == _right[row] ? 0.0 : 1).Average());
    }
}

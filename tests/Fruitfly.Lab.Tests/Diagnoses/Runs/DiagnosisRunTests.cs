using System.Globalization;
using System.Text.RegularExpressions;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Lab.Tests.Setups;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Diagnoses.Runs;

public sealed class DiagnosisRunTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-diagnose-");
    readonly SqliteStudyStore _store;

    public DiagnosisRunTests() =>
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void The_parts_of_the_error_add_up_to_it_at_every_size_and_nothing_is_trained_twice()
    {
        var file = SetupDataSets.Described(Line(320));
        var first = Diagnose(file);
        first.Levels.Select(level => level.Level.Units).ShouldBe([96, 48, 24]);
        foreach (var level in first.Levels)
            (level.BiasAndNoise.Estimate + level.DataVariance!.Estimate + level.SeedVariance!.Estimate)
                .ShouldBe(level.Loss.Estimate, 1e-9);
        first.Full!.BiasAndNoise.Estimate.ShouldBe(
            first.Error.Value - first.SeedVariance.Estimate - first.DataVariance!.Estimate, 1e-12);
        first.Curve!.Sizes.ToArray().ShouldBe([192, 96, 48, 24]);
        var trials = _store.Studies().Single().Trials;
        Diagnose(file).Error.ShouldBe(first.Error);
        _store.Studies().Single().Trials.ShouldBe(trials);
    }

    [Fact]
    public void Targets_that_are_noise_alone_are_no_reason_to_do_anything()
    {
        var outcome = Diagnose(SetupDataSets.Described(Noise(300)));
        outcome.Actions.Where(action => action.Action is DiagnosisAction.MoreCapacity)
            .ShouldAllBe(action => action.Verdict != ActionVerdict.Shown);
        outcome.Noise.Most.ShouldBeGreaterThan(1);
        outcome.Noise.LeastReducible.ShouldBeLessThan(0.2);
        outcome.IsFloor.ShouldBeTrue();
        DiagnosisAnswer.Of(outcome)[0].ShouldStartWith("stop: the network is no better than guessing the mean");
        var line = Diagnose(SetupDataSets.Described(Line(320)));
        (line.OverGuessing.Low > line.Worth, line.IsGuessing).ShouldBe((true, false));
    }

    [Fact]
    public void A_target_of_one_value_is_refused()
    {
        // The mean of many times 3.3 is not exactly 3.3.
        foreach (var value in (double[])[0, 3.3])
            Should.Throw<DiagnosisException>(() => Diagnose(SetupDataSets.Described(Table(120, (_, _) => value))))
                .Message.ShouldContain("nothing to learn");
    }

    [Fact]
    public void The_share_of_wrong_classes_and_the_cross_entropy_are_measured_beside_the_Brier_score()
    {
        var outcome = Diagnose(SetupDataSets.Described(Classes(320)));
        outcome.Wrong!.Levels.Select(level => level.Level.Units).ShouldBe([96, 48, 24]);
        foreach (var level in outcome.Wrong.Levels)
            (level.ErrorOfVote + level.VarianceEffect.Estimate).ShouldBe(level.Error.Estimate, 1e-12);
        foreach (var level in outcome.CrossEntropy!.Levels)
            (level.BiasAndNoise.Estimate + level.DataVariance!.Estimate + level.SeedVariance!.Estimate)
                .ShouldBe(level.Loss.Estimate, 1e-9);
        outcome.CrossEntropy.Full!.Error.Estimate.ShouldBe(outcome.CrossEntropy.Error.Value);
        outcome.Actions.ShouldAllBe(action => action.OnWrong != null);
        outcome.Actions.Single(action => action.Action == DiagnosisAction.Ensemble).OnWrong!.Reason
            .ShouldContain("3 networks", Case.Sensitive, "four seeds have no five networks");
        outcome.WrongShare!.Value.ShouldBe(outcome.Wrong.Error.Value, 1e-12);
        outcome.Noise.Classes!.Value.MostError.ShouldBe(outcome.Noise.Most);
        var json = DiagnosisJson.Of(outcome);
        json["wrongClasses"]!["sizes"]!.AsArray().Count.ShouldBe(3);
        ((double)json["crossEntropy"]!["full"]!["biasAndNoise"]!["value"]!).ShouldBe(
            outcome.CrossEntropy.Full.BiasAndNoise.Estimate);
        json["test"].ShouldBeNull();
    }

    [Fact]
    public void The_answer_says_what_guessing_is_and_no_part_is_more_than_the_whole()
    {
        var answer = DiagnosisAnswer.Of(Diagnose(SetupDataSets.Described(Classes(200, distance: 2))));
        answer[1].ShouldContain("of what guessing by the shares of the classes costs");
        answer.ShouldContain(line => line.Contains("cleaner labels (no row looks wrong)"));
        var parts = answer.Single(line => line.Contains("variance from the seed"));
        foreach (Match share in Regex.Matches(parts, "[0-9.]+(?= %|\\))"))
            double.Parse(share.Value, CultureInfo.InvariantCulture).ShouldBeInRange(0, 100, parts);
        var line = Diagnose(SetupDataSets.Described(Line(200)));
        DiagnosisAnswer.Of(line)[1].ShouldContain("of what guessing the mean costs");
        const string Warning = "▲ the network is not shown to be better than guessing the mean";
        DiagnosisAnswer.Of(line).ShouldNotContain(Warning);
        DiagnosisAnswer.Of(line with { OverGuessing = new(0.1, -0.2, 0.4) }).ShouldContain(Warning);
    }

    [Fact]
    public void The_test_set_is_opened_for_one_network_and_every_later_look_says_how_many_there_were()
    {
        var file = SetupDataSets.Described(Line(320));
        var (first, study) = Opened(file, epochs: 3);
        (first.Rows, first.Earlier).ShouldBe((64, 0));
        _store.TestSet(study).Times.ShouldBe(1);
        Opened(file, epochs: 3).Test.ShouldBe(first, "the same network gives no second look");
        var (second, other) = Opened(file, epochs: 2);
        (second.Earlier, other == study).ShouldBe((1, false));
        Run(Plan(file, epochs: 3));
        _store.TestSet(study).Times.ShouldBe(1, "what was seen stays counted, though this run left it closed");
    }

    (FinalTest Test, string Study) Opened(DescribedFile file, int epochs)
    {
        var plan = Plan(file, epochs) with { OpensTest = true };
        return (Run(plan).Test!, plan.Study);
    }

    DiagnosisOutcome Diagnose(DescribedFile file) => Run(Plan(file, epochs: 8));

    DiagnosisOutcome Run(DiagnosisPlan plan)
    {
        var places = new DataPlaces();
        places.Files.Give(plan.File);
        return new DiagnosisRun(plan)
        {
            Command = "fruitfly diagnose table.npz", Places = places, Workers = 2,
        }.Run(_store, TimeProvider.System).Outcome;
    }

    static DiagnosisPlan Plan(DescribedFile file, int epochs) => DiagnosisPlan.Of(DiagnosisPlan.DefaultSetup with
    {
        File = "table.npz",
        HiddenLayers = [8],
        Epochs = epochs,
        BatchSize = 32,
    }, file, DiagnosisDesign.Least);

    /// <param name="distance">of classes that do not overlap; 0 for labels that are wrong now and then</param>
    static DataSet Classes(int rows, float distance = 0)
    {
        var random = new RandomStream(seed: 8, stream: 0);
        var (inputs, labels) = (new float[rows], new int[rows]);
        for (var row = 0; row < rows; row++)
        {
            inputs[row] = (float)(2 * random.NextDouble() - 1);
            labels[row] = (inputs[row] > 0) != (distance == 0 && random.NextDouble() < 0.15) ? 1 : 0;
            inputs[row] += (labels[row] - 0.5f) * distance;
        }
        return new("classes", Examples.Labelled(inputs, 1, labels, 2));
    }

    static DataSet Line(int rows) => Table(rows, (x, noise) => 2 * x + 0.3 * noise);

    static DataSet Noise(int rows) => Table(rows, (_, noise) => noise);

    static DataSet Table(int rows, Func<double, double, double> target)
    {
        var random = new RandomStream(seed: 3, stream: 0);
        var (inputs, values) = (new float[rows], new float[rows]);
        for (var row = 0; row < rows; row++)
        {
            inputs[row] = (float)(2 * random.NextDouble() - 1);
            values[row] = (float)target(inputs[row], random.NextGaussian());
        }
        return new("table", Examples.RealValued(inputs, 1, values, 1));
    }
}

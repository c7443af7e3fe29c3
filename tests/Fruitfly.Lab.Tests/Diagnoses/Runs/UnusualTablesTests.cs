using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Diagnoses.Runs;

/// <summary>Groups, times, copies, equal inputs and leaks: what a table can mislead by.</summary>
public sealed class UnusualTablesTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-diagnose-");
    readonly SqliteStudyStore _store;
    readonly RandomStream _random = new(seed: 9, stream: 0);

    public UnusualTablesTests() =>
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Rows_of_one_group_that_give_each_other_away_are_warned_of()
    {
        // The target is a property of the group, which its inputs name.
        double[][] groups = [.. Enumerable.Range(0, 60).Select(_ => (double[])[Normal(), Normal(), Normal()])];
        var outcome = Diagnose(new() { Target = "y", Group = "who" }, "who,a,b,y", Enumerable.Range(0, 600)
            .Select(row => Line($"p{row / 10}", groups[row / 10][0], groups[row / 10][1], 3 * groups[row / 10][2])),
            epochs: 300);
        outcome.ErrorByRows!.Value.Value.ShouldBeLessThan(0.5 * outcome.Error.Value);
        DiagnosisWarnings.Of(outcome).ShouldContain(line => line.Contains("rows of one group give each other away"));
        outcome.Actions.Where(action => action.Action == DiagnosisAction.MoreData)
            .ShouldAllBe(action => action.Reason == "fewer than 40 groups train");
    }

    [Fact]
    public void Windows_in_time_end_where_the_judging_rows_begin_a_horizon_before_them()
    {
        var outcome = InTime(drift: 0, new(Horizon: 5));
        outcome.Plan.Units.ShouldBe(new DiagnosisUnits(SplitUnit.Time, 233, 233, 79, 80, 1) { Horizon = 5 });
        outcome.Drift!.IsLarge.ShouldBeFalse();
        outcome.Levels.Count.ShouldBe(3);
        outcome.Curve!.Sizes.ToArray().ShouldBe([233, 116, 58, 29]);
        DiagnosisWarnings.Of(outcome).ShouldContain(line => line.Contains("only if the past is like the future"));
    }

    [Fact]
    public void Where_the_error_changes_with_time_nothing_is_told_of_more_rows()
    {
        var outcome = InTime(drift: 8, pool: null);
        outcome.Plan.Units.Horizon.ShouldBe(1, "to the next time");
        outcome.Drift!.IsLarge.ShouldBeTrue();
        (outcome.Full, outcome.Curve, outcome.Levels.Count).ShouldBe((null, null, 0));
        outcome.Actions.Where(action => action.Action == DiagnosisAction.MoreData)
            .ShouldAllBe(action => action.Reason.Contains("the past is not like the future"));
        outcome.SeedVariance.Estimate.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Rows_with_equal_inputs_tell_the_noise_from_both_sides()
    {
        var outcome = Diagnose(new() { Target = "y" }, "x,y", Enumerable.Range(0, 300).Select(row =>
            Line((row % 30 / 10.0).ToString(CultureInfo.InvariantCulture), row % 30 / 10.0 + 0.5 * Normal())));
        var equal = outcome.Noise.Replicates!;
        equal.Freedom.ShouldBe(210, "240 rows outside the test set, of 30 inputs");
        equal.Low.ShouldBeLessThan(0.25);
        equal.High.ShouldBeGreaterThan(0.25);
        outcome.Noise.Source.ShouldBe(NoiseSource.Replicates);
        DiagnosisAnswer.Of(outcome).ShouldContain(line => line.Contains("rows with equal inputs put it at"));
    }

    [Fact]
    public void Copies_leaks_and_rare_classes_are_warned_of()
    {
        var outcome = Diagnose(new() { Target = "y" }, "a,b,y", Enumerable.Range(0, 240).Select(row =>
        {
            var rare = row % 23 == 0;
            return row is 7 or 8 ? "1,-5,common" : Line(Normal().ToString(CultureInfo.InvariantCulture),
                rare ? 5 : -5 + Normal()) + (rare ? ",rare" : ",common");
        }));
        var warnings = DiagnosisWarnings.Of(outcome).ToList();
        warnings.ShouldContain("1 row is a copy of another; each set of copies counts as one row");
        warnings.ShouldContain(line => line.Contains("Column 'b' alone predicts the target"));
        warnings.ShouldContain(line => line.Contains("Class 'common' has"));
    }

    DiagnosisOutcome InTime(double drift, DiagnosisPool? pool) => Diagnose(
        new() { Target = "y", Time = "t" }, "t,x,y", Enumerable.Range(0, 400).Select(row =>
        {
            var x = Normal();
            return Line($"{row}", x, x + 0.3 * Normal() + drift * Math.Pow(row / 400.0, 6));
        }), pool: pool);

    DiagnosisOutcome Diagnose(
        DataFileOptions options, string header, IEnumerable<string> lines, int epochs = 4, DiagnosisPool? pool = null)
    {
        var path = Path.Combine(_folder.FullName, "table.csv");
        File.WriteAllLines(path, [header, .. lines]);
        var file = DescribedFile.Read(path, options);
        var places = new DataPlaces();
        places.Files.Give(file);
        var plan = DiagnosisPlan.Of(DiagnosisPlan.DefaultSetup with
        {
            File = path,
            HiddenLayers = [8],
            Epochs = epochs,
            BatchSize = 32,
            Target = "y",
            Group = options.Group ?? "",
            Time = options.Time ?? "",
        }, file, DiagnosisDesign.Least, pool);
        return new DiagnosisRun(plan with { ChoosesWidth = false }) { Command = "", Places = places, Workers = 2 }
            .Run(_store, TimeProvider.System).Outcome;
    }

    double Normal() => _random.NextGaussian();

    static string Line(string first, params double[] rest) => string.Join(',',
        [first, .. rest.Select(value => value.ToString("R", CultureInfo.InvariantCulture))]);
}

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
    }

    [Fact]
    public void A_target_of_one_value_is_refused() => Should.Throw<DiagnosisException>(() =>
        Diagnose(SetupDataSets.Described(Table(120, (_, _) => 0)))).Message.ShouldContain("nothing to learn");

    DiagnosisOutcome Diagnose(DescribedFile file)
    {
        var setup = DiagnosisPlan.DefaultSetup with
        {
            File = "table.npz",
            HiddenLayers = [8],
            Epochs = 8,
            BatchSize = 32,
        };
        var places = new DataPlaces();
        places.Files.Give(file);
        return new DiagnosisRun(DiagnosisPlan.Of(setup, file, DiagnosisDesign.Least))
        {
            Command = "fruitfly diagnose table.npz", Places = places, Workers = 2,
        }.Run(_store, TimeProvider.System).Outcome;
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

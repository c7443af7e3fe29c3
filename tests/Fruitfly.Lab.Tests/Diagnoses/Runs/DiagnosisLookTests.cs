using Fruitfly.Data;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Lab.Tests.Setups;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Diagnoses.Runs;

public sealed class DiagnosisLookTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-look-");
    readonly SqliteStudyStore _store;

    public DiagnosisLookTests() =>
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void What_has_ended_is_seen_before_the_answer_and_the_answer_without_training()
    {
        var run = Run(DiagnosisDesign.Least);
        run.SoFar(_store, TimeProvider.System).ShouldBeNull();
        run.BeforeAnswer(_store, TimeProvider.System).ShouldBeNull();

        // Widths are trained one after another: some are done, and there is no learning curve yet.
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() =>
            run.Run(_store, TimeProvider.System, new StopAt(40, stop), cancellation: stop.Token));
        var before = run.BeforeAnswer(_store, TimeProvider.System)!;
        before.Findings.Figures.ShouldHaveSingleItem().Id.ShouldBe("capacity");
        before.Findings.Figures[0].Title.ShouldMatch("^[123] of 4 widths have ended$");
        run.SoFar(_store, TimeProvider.System).ShouldBeNull();
        DiagnosisDefinition.Parse(_store.Find(run.Plan.Study)!.Definition)!.Design.ShouldBe(DiagnosisDesign.Least);

        var outcome = run.Run(_store, TimeProvider.System).Outcome;
        run.BeforeAnswer(_store, TimeProvider.System)!.Findings.Figures.Select(figure => figure.Id)
            .ShouldBe(["learning-curve", "capacity"]);
        var trials = _store.Find(run.Plan.Study)!.Trials;
        var (seen, provenance) = run.SoFar(_store, TimeProvider.System)!.Value;
        (seen.Error, seen.IsFloor).ShouldBe((outcome.Error, outcome.IsFloor));
        seen.Actions.ShouldBe(outcome.Actions);
        provenance.Study.ShouldBe(run.Plan.Study);

        // Of what is deeper the sharpest that is there is seen, and nothing is trained for it.
        var deeper = Run(DiagnosisDesign.Default);
        deeper.SoFar(_store, TimeProvider.System)!.Value.Outcome.Plan.Design.ShouldBe(DiagnosisDesign.Least);
        _store.Find(run.Plan.Study)!.Trials.ShouldBe(trials);
    }

    [Fact]
    public void Depths_are_counted_and_timed_alike()
    {
        var run = Run(DiagnosisDesign.Default);
        var counts = run.Counts(_store, TimeProvider.System);
        counts.Select(count => (count.ToRun, count.AlreadyThere, count.Operations)).ShouldBe(
            run.Forecasts(_store, TimeProvider.System)
                .Select(rung => (rung.Most.ToRun, rung.Most.AlreadyThere, rung.Most.Operations)));
        var own = counts.Single(count => count.Design == DiagnosisDesign.Default);
        run.Forecast(_store, TimeProvider.System).ToRun.ShouldBe(own.ToRun);
        DiagnosisRun.TrainingsOf(run.Plan).ShouldBe(own.ToRun);
    }

    static DiagnosisRun Run(DiagnosisDesign design)
    {
        var file = SetupDataSets.Described(Table(320));
        var setup = DiagnosisPlan.DefaultSetup with
        {
            File = "table.npz",
            HiddenLayers = [8],
            Epochs = 4,
            BatchSize = 32,
        };
        var places = new DataPlaces();
        places.Files.Give(file);
        return new(DiagnosisPlan.Of(setup, file, design)) { Command = "", Places = places, Workers = 2 };
    }

    static DataSet Table(int rows)
    {
        var random = new RandomStream(seed: 3, stream: 0);
        var (inputs, values) = (new float[rows], new float[rows]);
        for (var row = 0; row < rows; row++)
        {
            inputs[row] = (float)(2 * random.NextDouble() - 1);
            values[row] = (float)(2 * inputs[row] + 0.3 * random.NextGaussian());
        }
        return new("table", Examples.RealValued(inputs, 1, values, 1));
    }

    sealed class StopAt(int finished, CancellationTokenSource stop) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value)
        {
            if (value.Trials.Finished >= finished)
                stop.Cancel();
        }
    }
}

using Fruitfly.Data;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Lab.Diagnoses.SelfTests;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Diagnoses.Runs;

public sealed class ExpectedTrialsTests : IDisposable
{
    static readonly DiagnosisDesign Design = new(4, 3, 4, 5);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-expected-");
    readonly SqliteStudyStore _store;

    public ExpectedTrialsTests() =>
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("few rows")]
    [InlineData("classes")]
    [InlineData("many rows")]
    [InlineData("groups")]
    [InlineData("one width")]
    public void What_is_trained_lies_between_what_was_said_and_at_the_end_nothing_is_left(string table)
    {
        var run = Run(table);
        var (least, most) = (
            ExpectedTrials.Least(run.Plan).Distinct().Count(), ExpectedTrials.Most(run.Plan).Distinct().Count());
        var heard = new Heard();
        run.Run(_store, TimeProvider.System, heard);
        var trained = _store.Find(run.Plan.Study)!.Trials.Finished;
        trained.ShouldBeInRange(least, most);
        heard.Totals[0].ShouldBe(most);
        heard.Totals.ShouldAllBe(total => total <= most);
        heard.Totals[^1].ShouldBe(trained);
        run.Forecast(_store, TimeProvider.System).ShouldSatisfyAllConditions(
            forecast => forecast.ToRun.ShouldBe(0), forecast => forecast.AlreadyThere.ShouldBe(trained));
        DiagnosisRun.TrainingsOf(run.Plan).ShouldBe(most, "a budget in trainings is the same whatever a store has");
    }

    [Fact]
    public void A_first_answer_of_the_same_widths_trains_nothing_in_vain()
    {
        var plan = Run("few rows").Plan;
        plan.Early!.Widths.ShouldBe(plan.Widths);
        ExpectedTrials.Least(plan.Early).ShouldBeSubsetOf(ExpectedTrials.Least(plan));
        (plan with { Design = DiagnosisDesign.Least }).Early.ShouldBeNull();
    }

    DiagnosisRun Run(string name)
    {
        var random = new RandomStream(seed: 5, stream: 0);
        var table = name switch
        {
            "few rows" => ConstructedLaws.Friedman(random, 90),
            "classes" => ConstructedLaws.Xor(random, 130, flips: 0.1),
            "groups" => ConstructedLaws.Groups(random, 240, size: 6),
            _ => ConstructedLaws.Linear(random, name == "many rows" ? 1300 : 200),
        };
        var file = table.Describe(_folder.FullName, "table");
        var places = new DataPlaces();
        places.Files.Give(file);
        var setup = DiagnosisPlan.DefaultSetup with
        {
            File = "table.csv",
            Target = ConstructedTable.Target,
            Group = table.Groups.Length > 0 ? ConstructedTable.Group : "",
            HiddenLayers = [6],
            Epochs = 2,
        };
        return new(DiagnosisPlan.Of(setup, file, Design) with { ChoosesWidth = name != "one width" })
        {
            Command = "", Places = places, Workers = 2,
        };
    }

    sealed class Heard : IProgress<StudyProgress>
    {
        public List<int> Totals { get; } = [];

        public void Report(StudyProgress value) => Totals.Add(value.Trials.Total);
    }
}

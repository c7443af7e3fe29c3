using System.Runtime.CompilerServices;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Microsoft.Data.Sqlite;

namespace Fruitfly.Studies.Tests.Sqlite;

public sealed class SqliteMigrationsTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-schema-");

    string StorePath => Path.Combine(_folder.FullName, "studies.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_database_of_every_released_schema_is_kept() =>
        Directory.GetFiles(Fixtures, "schema-*.db").Select(Path.GetFileName).ShouldBe(
            Enumerable.Range(1, SqliteMigrations.Newest).Select(version => $"schema-{version}.db"), ignoreOrder: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void A_store_of_an_earlier_release_opens_with_all_it_held_and_goes_on(int schema)
    {
        File.Copy(Path.Combine(Fixtures, $"schema-{schema}.db"), StorePath);
        using var store = new SqliteStudyStore(StorePath, TimeProvider.System);

        store.Pragma("user_version").ShouldBe($"{SqliteMigrations.Newest}");
        store.Check().Damage.ShouldBeEmpty();
        store.Studies().Select(study => (study.Name, study.Plans)).ShouldBe([("kept", 1), ("sharing", 1)]);
        var study = store.Find("kept")!;
        study.Experiment.ShouldBe("mnist1d-training");
        study.Settings.Options.ShouldBe(new Dictionary<string, double> { ["seeds"] = 5 });
        study.Created.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        study.Trials.ShouldBe(new TrialCounts(Planned: 2, Running: 0, Done: 1, Diverged: 1, Failed: 1));
        var trials = store.Trials("kept").ToList();
        trials.Select(trial => trial.State).ShouldBe(
            [TrialState.Done, TrialState.Diverged, TrialState.Failed, TrialState.Planned, TrialState.Planned]);
        trials[0].Result!.History.Evaluations.ShouldBe(SomeTrials.Run(SomeTrials.Trial(0)).History.Evaluations);
        trials[0].Provenance.ShouldBe(new TrialProvenance("some instructions", 1, "0.1.0", ".NET 10.0"));
        trials[1].Result!.History.Divergence.ShouldBe(new Divergence(160, 2.5));
        trials[2].Error.ShouldBe("IOException: no such file");
        store.Page("kept", new()).Trials.Select(trial => (trial.Seed, trial.Settings, trial.TestScores)).ShouldBe(
            [("0", 1, 4), ("1", 1, 4), ("2", 1, null), ("3", 1, null), ("4", 1, null)]);
        store.Settings("kept")
            .ShouldBe(new Dictionary<long, string> { [1] = CanonicalDescription.WithoutSeed(trials[0].Description) });

        var claim = store.Claim("kept")!;
        claim.Trial.Seed.ShouldBe(3ul);
        store.Complete(claim, SomeTrials.Run(claim.Trial), TrialProvenance.Current).ShouldBeTrue();
    }

    [Fact]
    public void A_preset_gets_its_name_back_from_a_variation_that_an_earlier_program_kept_under_it()
    {
        File.Copy(Path.Combine(Fixtures, "schema-2.db"), StorePath);
        using (var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE studies SET name = 'mnist1d-training-' || preset";
            command.ExecuteNonQuery();
        }

        using var store = new SqliteStudyStore(StorePath, TimeProvider.System);

        store.Studies().Select(study => study.Name)
            .ShouldBe(["mnist1d-training-full", "mnist1d-training-quick-seeds-5"]);
        store.Check().Damage.ShouldBeEmpty();
    }

    [Fact]
    public void A_store_of_a_newer_program_is_refused_and_left_as_it_is()
    {
        using (var store = new SqliteStudyStore(StorePath, TimeProvider.System))
            store.Pragma("user_version", "99");
        var before = File.ReadAllBytes(StorePath);

        var failure = Should.Throw<StudyStoreException>(() => new SqliteStudyStore(StorePath, TimeProvider.System));

        failure.Message.ShouldContain("schema 99");
        failure.Hint.ShouldContain("newer Fruitfly");
        File.ReadAllBytes(StorePath).ShouldBe(before);
    }

    [Fact]
    public void Many_processes_that_make_the_store_at_once_make_one()
    {
        Parallel.For(0, 8, number =>
        {
            using var store = new SqliteStudyStore(StorePath, TimeProvider.System);
            store.Plan($"study {number}", "e", new StudySettings("quick"), SomeTrials.Many(2));
        });

        using var store = new SqliteStudyStore(StorePath, TimeProvider.System);
        store.Studies().Count.ShouldBe(8);
    }

    /// <summary>Run this by hand when a schema is released, and commit what it wrote.</summary>
    [Fact(Explicit = true)]
    public void Write_the_database_of_the_newest_schema()
    {
        var path = Path.Combine(Path.GetDirectoryName(SourceFile())!, "Fixtures",
            $"schema-{SqliteMigrations.Newest}.db");
        File.Exists(path).ShouldBeFalse("a released schema is never written again");
        var provenance = new TrialProvenance("some instructions", 1, "0.1.0", ".NET 10.0");
        using var store = new SqliteStudyStore(path, new SettableClock());
        store.Plan("kept", "mnist1d-training",
            new StudySettings("quick", new Dictionary<string, double> { ["seeds"] = 5 }), SomeTrials.Many(5));
        store.Plan("sharing", "mnist1d-training", new StudySettings("full"), SomeTrials.Many(2));
        var claims = Enumerable.Range(0, 3).Select(_ => store.Claim("kept")!).ToList();
        var finished = SomeTrials.Run(claims[1].Trial);
        store.Complete(claims[0], SomeTrials.Run(claims[0].Trial), provenance);
        store.Complete(claims[1],
            finished with { History = finished.History with { Divergence = new Divergence(160, 2.5) } }, provenance);
        store.Fail(claims[2], "IOException: no such file");
    }

    static string Fixtures => Path.Combine(AppContext.BaseDirectory, "Sqlite", "Fixtures");

    static string SourceFile([CallerFilePath] string path = "") => path;
}

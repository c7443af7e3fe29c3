using Fruitfly.Studies.Cluster;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Studies.Tests.Cluster;

public sealed class PlanningStoreTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-planning-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_first_worker_is_sent_away_with_the_trials_that_have_no_result()
    {
        var trials = SomeTrials.Many(5);
        using var store = new SqliteStudyStore(Path.Combine(_folder.FullName, "s.db"), TimeProvider.System);
        store.Plan("before", "e", new("quick"), [trials[1], trials[3]]);
        Runner(store).Run("before");

        var planning = new PlanningStore(store);
        planning.Plan("study", "e", new("quick"), trials, definition: "a file");
        var work = Should.Throw<TrialsToSubmitException>(() => Runner(planning).Run("study")).Work;
        work.Study.Name.ShouldBe("study");
        work.Definition.ShouldBe("a file");
        work.Hashes.ShouldBe(((int[])[0, 2, 4]).Select(place => TrialIdentity.Hash(trials[place])));
        store.Find("study")!.Trials.ShouldBe(new TrialCounts(Planned: 3, 0, Done: 2, 0, 0));
    }

    [Fact]
    public void A_run_with_nothing_left_to_train_goes_through()
    {
        using var store = new SqliteStudyStore(Path.Combine(_folder.FullName, "s.db"), TimeProvider.System);
        store.Plan("study", "e", new("quick"), SomeTrials.Many(2));
        Runner(store).Run("study");
        Runner(new PlanningStore(store)).Run("study").Trials.Done.ShouldBe(2);
    }

    static StudyRunner Runner(IStudyStore store) => new(store, (trial, _) => SomeTrials.Run(trial), TimeProvider.System, 2);
}

using Fruitfly.Networks;
using Fruitfly.Studies.Cluster;
using Fruitfly.Training.Swarms;

namespace Fruitfly.Studies.Tests.Cluster;

public sealed class ClusterWorkerTests
{
    [Fact]
    public void Tasks_that_ran_anywhere_give_the_export_of_a_run_here()
    {
        using var some = new SomeBundle();
        some.Work(1).Trials!.Done.ShouldBe(3);
        some.Work(0).Trials!.Done.ShouldBe(3);

        some.Collected().ShouldBe(some.RunHere());
        some.ResultFiles.Count.ShouldBe(2);
        Directory.EnumerateFiles(some.Bundle.Checkpoints).ShouldBeEmpty();
    }

    [Fact]
    public void Narrow_networks_of_a_task_run_side_by_side_with_the_results_of_a_run_here()
    {
        using var some = new SomeBundle(
            [.. Enumerable.Range(0, SwarmTraining.MostNetworks).Select(seed => SomeBundle.Small((ulong)seed) with
            {
                Network = Architecture.Mlp(40, 8, 10),
            })], tasks: 1);
        some.Work(0).Trials!.Done.ShouldBe(SwarmTraining.MostNetworks);

        using var store = some.Open("together.db");
        BundleCollection.Collect(some.Bundle, store, TestContext.Current.CancellationToken);
        store.Trials(store.List(SomeBundle.Study)).Select(trial => trial.Result!.Seconds).Distinct().Count()
            .ShouldBe(1, "they share the time of all");
        SomeBundle.Exported(store).ShouldBe(some.RunHere());
    }

    [Fact]
    public void A_task_that_is_begun_again_runs_what_has_not_ended()
    {
        using var some = new SomeBundle();
        var ran = new List<ulong>();
        Should.Throw<TrialMemoryException>(() => some.Work(0, execute: (trial, _) =>
            ran.Count == 2 ? throw new OutOfMemoryException() : Run(trial)));
        some.Work(0, restart: 1, execute: (trial, _) => Run(trial));
        some.Work(0, restart: 2, execute: (trial, _) => Run(trial));

        ran.ShouldBe([0, 2, 4]);
        BundleResults.Read(some.Bundle).Ended.Count.ShouldBe(3);

        TrialResult Run(Trial trial)
        {
            ran.Add(trial.Seed);
            return SomeTrials.Run(trial);
        }
    }

    [Fact]
    public void A_program_of_another_version_is_refused_with_both_versions()
    {
        using var some = new SomeBundle();
        some.Change(manifest => manifest with { Program = "0.0.1-other" });
        var refused = Should.Throw<ClusterException>(() => some.Work(0));
        refused.Message.ShouldBe("The bundle was made by Fruitfly 0.0.1-other, and this is Fruitfly " +
            $"{TrialProvenance.Current.Program}.");
        some.ResultFiles.ShouldBeEmpty();
    }

    [Fact]
    public void A_task_that_is_not_there_is_refused_with_those_that_are()
    {
        using var some = new SomeBundle();
        Should.Throw<ClusterException>(() => some.Work(2)).Hint.ShouldBe("Its tasks have the numbers 0 to 1.");
    }

    [Fact]
    public void A_worker_whose_time_is_over_gives_its_trial_back_and_is_requeued_three_times()
    {
        using var some = new SomeBundle();
        for (var time = 1; time <= 4; time++)
        {
            var end = some.Work(0, job: "7_0", restart: time - 1, end: DateTimeOffset.UnixEpoch, execute: (_, stop) =>
            {
                stop.ThrowIfCancellationRequested();
                throw new InvalidOperationException("It should have been stopped.");
            });
            end.Trials.ShouldBeNull();
            end.TimesOutOfTime.ShouldBe(time);
            end.ShouldRequeue.ShouldBe(time <= 3);
        }
        BundleResults.Read(some.Bundle).JobsOutOfTime.ShouldBe(1);
        some.Work(0, job: "8_0", end: DateTimeOffset.UnixEpoch).TimesOutOfTime
            .ShouldBe(1, "another job begins to count");
        some.Work(0, job: "9_0").Trials!.Done.ShouldBe(3);
    }

    [Fact]
    public void A_limit_of_a_year_is_none()
    {
        using var some = new SomeBundle();
        some.Work(0, end: TimeProvider.System.GetUtcNow().AddYears(1)).Trials!.Done.ShouldBe(3);
    }

    [Fact]
    public void A_trial_that_ended_its_worker_in_three_jobs_is_not_tried_again()
    {
        using var some = new SomeBundle();
        var hash = TrialIdentity.Hash(some.Trials[0]);
        foreach (var job in (string[])["1", "2", "3"])
            Killed(some, hash, job, restart: 0);
        some.Work(0, job: "4").Trials!.ShouldBe(new TrialCounts(0, 0, 2, 0, Failed: 1));
        using var store = some.Open("collected.db");
        BundleCollection.Collect(some.Bundle, store, TestContext.Current.CancellationToken);
        store.Trial(SomeBundle.Study, hash)!.Error!.ShouldStartWith("Its process ended in 3 jobs while it ran");
    }

    [Fact]
    public void A_job_that_the_queue_began_again_does_not_count_against_its_trial()
    {
        using var some = new SomeBundle();
        for (var restart = 0; restart < 5; restart++)
            Killed(some, TrialIdentity.Hash(some.Trials[0]), "1", restart);
        some.Work(0, restart: 5).Trials!.Done.ShouldBe(3);
    }

    [Fact]
    public void A_file_that_cannot_be_written_stops_the_worker_and_says_what_to_do()
    {
        using var some = new SomeBundle();
        Directory.Delete(some.Bundle.Results, recursive: true);
        File.WriteAllText(some.Bundle.Results, "");
        Should.Throw<Exception>(() => some.Work(0)).Message.ShouldContain("results");
    }

    static void Killed(SomeBundle some, string hash, string job, int restart)
    {
        using var file = new RecordFile(Path.Combine(some.Bundle.Results, $"000000-{job}-{restart}-1"));
        file.Append(new WorkerRecord(WorkerWord.Began, 1) { Host = "n1", Job = job }.Write());
        file.Append(new WorkerRecord(WorkerWord.Started, 2, hash).Write());
    }
}

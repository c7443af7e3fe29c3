using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies.StudyHost.Capacity;

namespace Fruitfly.Studies.Tests.Cluster;

public sealed class ClusterSimulationTests
{
    static readonly OperationCosts Costs = new()
    {
        Claim = 400e-6, ClaimedTrial = 30e-6, PassedTrial = 1e-6, Start = 150e-6, Complete = 500e-6, Beat = 100e-6,
        Poll = 300e-6, LookAtMillion = 2, Flush = 0.002, BytesInDatabase = 5000, BytesLogged = 8000, Append = 0.002,
        Collect = 200e-6,
    };

    static readonly ClusterPlan Plan = new() { Workers = 100, WorkersOfNode = 10, Trials = 20_000, TrialSeconds = 30 };

    [Fact]
    public void Trials_that_take_the_same_time_fill_the_workers_and_nothing_is_lost()
    {
        var run = Database(Plan with { Spread = 0, TaskStart = 0 });

        run.Results.ShouldBe(20_000);
        run.Work.ShouldBe(600_000, 1e-3);
        run.Took.ShouldBe(6000, 10, "200 trials of 30 s each, and a little for the server");
        run.Idle.ShouldBe(1 - run.Work / (run.Took * 100), 1e-9);
        (run.Repeated, run.NodesDied).ShouldBe((0, 0));
        // Every trial is claimed alone and completed; heartbeats and looks of the web lab come beside.
        var expected = 40_000 + (long)(run.Took / 60 * 100) + (long)(run.Took / 15);
        run.Transactions.ShouldBeInRange(expected - 200, expected + 200);
    }

    [Fact]
    public void The_server_sets_the_pace_of_short_trials_and_chunks_make_it_faster()
    {
        var plan = Plan with { TrialSeconds = 0.02, Trials = 50_000, ServerCores = 2, TaskStart = 0 };
        foreach (var chunk in (int[])[1, 64])
        {
            var run = Database(plan with { ChunkSeconds = chunk * plan.TrialSeconds });
            run.Rate.ShouldBe(2 / Costs.OfTrial(chunk, plan.Workers), 0.05 * run.Rate);
            run.ServerBusy.ShouldBeGreaterThan(0.9);
        }
        Costs.OfTrial(64, 100).ShouldBeLessThan(0.8 * Costs.OfTrial(1, 100));
    }

    [Fact]
    public void A_hundredth_of_trials_that_take_50_times_as_long_leaves_few_workers_idle_unless_they_go_in_blocks()
    {
        var plan = Plan with { SlowShare = 0.01, Trials = 100_000, TaskSeconds = 2700 };

        Database(plan).Idle.ShouldBeLessThan(0.1);
        Files(plan with { Interleaved = false }).Idle.ShouldBeGreaterThan(0.5);
        Files(plan).Idle.ShouldBeLessThan(0.25);
        Database(plan with { LongestFirst = true }).Idle.ShouldBeLessThan(0.02);
    }

    [Fact]
    public void Every_result_comes_although_nodes_die()
    {
        var plan = Plan with { NodeDiesEvery = 600 };
        foreach (var run in (SimulatedStudy[])[Database(plan), Files(plan)])
        {
            run.Results.ShouldBe(20_000);
            run.NodesDied.ShouldBeGreaterThan(3);
            run.Repeated.ShouldBeInRange(1, run.NodesDied * plan.WorkersOfNode);
            run.Took.ShouldBeGreaterThan(run.Work / plan.Workers);
        }
    }

    [Fact]
    public void A_simulation_follows_from_its_seed()
    {
        Database(Plan).ShouldBe(Database(Plan));
        Database(Plan, seed: 2).ShouldNotBe(Database(Plan));
    }

    static SimulatedStudy Database(ClusterPlan plan, ulong seed = 1) =>
        DatabaseSimulation.Run(plan, Costs, new RandomStream(seed, stream: 0));

    static SimulatedStudy Files(ClusterPlan plan) => FileSimulation.Run(plan, Costs, new RandomStream(1, stream: 0));
}

using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Pruning;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Tests;

public class PrunedTrainingTests
{
    static readonly Mnist1dDescription Data = new() { Settings = new Mnist1dSettings { Samples = 400 } };

    static readonly Trial Plain = new(
        Data, Architecture.Mlp(40, 12, 10) with { Initializer = new PyTorchInitializer() },
        new Recipe
        {
            Optimizer = new Adam(0.02), Batches = Batches.InOrder(100), Duration = Duration.Steps(12),
            EvaluateEvery = Duration.Steps(6)
        }, 5);

    [Fact]
    public void A_chain_is_what_a_user_would_do_by_hand()
    {
        double[] sparsities = [0, 0.5, 0.9];
        var result = Run(new PruningPlan { Sparsities = sparsities, ScoredAfter = 8 });

        var data = Data.Load(5);
        var byHand = new List<Evaluation>();
        var scored = new Network(Plain.Network, 5);
        foreach (var sparsity in sparsities)
        {
            var mask = ParameterMask.ByMagnitude(scored, sparsity);
            var network = new Network(Plain.Network, 5).Prune(mask);
            byHand.AddRange(Trainer.Train(network, data, Plain.Recipe, 5).Evaluations);
            scored = new Network(Plain.Network, 5).Prune(mask); // a shorter run takes the same steps
            Trainer.Train(scored, data, Plain.Recipe with { Duration = Duration.Steps(8) }, 5);
        }
        result.History.Evaluations.ShouldBe(byHand);
        result.History.Evaluations.Select(evaluation => evaluation.Step).ShouldBe([0, 6, 12, 0, 6, 12, 0, 6, 12]);
    }

    [Fact]
    public void The_result_tells_in_which_round_each_parameter_was_pruned()
    {
        var prunedIn = Run(new PruningPlan { Sparsities = [0, 0.5, 0.9], ScoredAfter = 8 }).PrunedIn.ShouldNotBeNull();
        prunedIn.Length.ShouldBe(492 + 130);
        prunedIn.Count(round => round == 0).ShouldBe(0);
        prunedIn.Count(round => round <= 1).ShouldBe(246 + 65);
        prunedIn.Count(round => round <= 2).ShouldBe(442 + 117);
        prunedIn.Count(round => round == 3).ShouldBe(50 + 13);
    }

    [Fact]
    public void A_dense_first_round_is_the_trial_without_pruning() =>
        Run(new PruningPlan { Sparsities = [0, 0.5], ScoredAfter = 8 }).History.Evaluations.Take(3)
            .ShouldBe(new TrialExecution().Run(Plain, default).History.Evaluations);

    [Fact]
    public void What_a_chain_cannot_keep_is_refused_and_not_dropped()
    {
        var plan = new PruningPlan { Sparsities = [0, 0.5], ScoredAfter = 8 };
        Recipe[] asking =
        [
            Plain.Recipe with { CountConfusionsOn = Split.Test },
            Plain.Recipe with { MeasureMarginsOn = Split.Training },
            Plain.Recipe with { ReplacedExample = 3 },
            Plain.Recipe with { EarlyStopping = new EarlyStopping() },
            Plain.Recipe with { KeepBatchLosses = true },
        ];
        foreach (var recipe in asking)
        {
            Should.Throw<ArgumentException>(() =>
                new TrialExecution().Run(Plain with { Recipe = recipe, Pruning = plan }, default))
                .Message.ShouldContain("its recipe also asks for");
            Should.Throw<ArgumentException>(() =>
                Run(plan with { Retrainings = [new Retraining(1) { Recipe = recipe }] }))
                .Message.ShouldContain("its recipe also asks for");
        }
    }

    [Fact]
    public void Random_masks_do_not_depend_on_the_rounds_before_and_record_none()
    {
        var two = Run(Random(0.5, 0.9));
        two.History.Evaluations.Skip(3).ShouldBe(Run(Random(0.9)).History.Evaluations);
        two.PrunedIn.ShouldBeNull();
        Run(Random(0.5), seed: 6).History.Last.ShouldNotBe(two.History.Evaluations[2]);
    }

    [Fact]
    public void Retrainings_follow_the_rounds_each_with_its_own_mask_start_data_and_recipe()
    {
        var other = Data with { Settings = new Mnist1dSettings { Samples = 400, Seed = 43 } };
        var shorter = Plain.Recipe with { Duration = Duration.Steps(6) };
        var evaluations = Run(new PruningPlan
        {
            Sparsities = [0, 0.8], ScoredAfter = 8,
            Retrainings =
            [
                new Retraining(1), new Retraining(1, HasShuffledMask: true), new Retraining(1, HasFreshStart: true),
                new Retraining(0) { Data = other, Recipe = shorter },
            ],
        }).History.Evaluations;
        evaluations.Count.ShouldBe(5 * 3 + 2);
        evaluations.Skip(6).Take(3).ShouldBe(evaluations.Skip(3).Take(3)); // the same again
        new[] { 5, 11, 14 }.Select(last => evaluations[last].Test!.Loss).ShouldBeUnique();
        evaluations.Skip(15)
            .ShouldBe(new TrialExecution()
                .Run(Plain with { Data = other, Recipe = shorter }, default).History.Evaluations);
    }

    [Fact]
    public void A_trained_network_is_pruned_where_its_round_ended_and_trained_on()
    {
        var shorter = Plain.Recipe with { Duration = Duration.Steps(6), EvaluateEvery = Duration.Steps(0) };
        var evaluations = Run(new PruningPlan
        {
            Sparsities = [0, 0.5], ScoredAfter = 8,
            Retrainings = [new Retraining(0) { PrunedTo = 0.8, Recipe = shorter }, new Retraining(1)],
        }).History.Evaluations;

        var byHand = new Network(Plain.Network, 5);
        Trainer.Train(byHand, Data.Load(5), Plain.Recipe, 5);
        byHand.Prune(ParameterMask.ByMagnitude(byHand, 0.8));
        evaluations.Skip(6).Take(2).ShouldBe(Trainer.Train(byHand, Data.Load(5), shorter, 5).Evaluations);
        evaluations.Skip(8).ShouldBe(evaluations.Skip(3).Take(3)); // the round's own mask from the beginning
    }

    [Fact]
    public void A_trained_network_is_pruned_to_a_share_with_its_own_parameters()
    {
        foreach (var retraining in (Retraining[])[new(0) { PrunedTo = 1.1 },
            new(0, HasFreshStart: true) { PrunedTo = 0.5 }])
            Should.Throw<ArgumentException>(() =>
                Run(new PruningPlan { Sparsities = [0], ScoredAfter = 8, Retrainings = [retraining] }))
                .Message.ShouldContain("is to be pruned to");
    }

    [Fact]
    public void A_round_that_diverges_ends_the_chain_as_a_result()
    {
        var trial = Plain with
        {
            Recipe = Plain.Recipe with { Optimizer = new Sgd(1e30) },
            Pruning = new PruningPlan { Sparsities = [0, 0.5], ScoredAfter = 8 },
        };
        var result = new TrialExecution().Run(trial, default);
        result.History.Diverged.ShouldBeTrue();
        result.PrunedIn.ShouldBeNull();
    }

    [Theory]
    [InlineData(new double[0], 8, 0, "sparsities")]
    [InlineData(new[] { 0, 1.5 }, 8, 0, "from 0 to 1")]
    [InlineData(new[] { 0.5, 0.4 }, 8, 0, "none below")]
    [InlineData(new[] { 0, 0.5 }, -1, 0, "step -1")]
    [InlineData(new[] { 0, 0.5 }, 13, 0, "fewer steps")]
    [InlineData(new[] { 0, 0.5 }, 8, 2, "round 2")]
    public void A_plan_that_cannot_be_followed_is_refused(
        double[] sparsities, int scoredAfter, int round, string message) =>
        Should.Throw<ArgumentException>(() =>
            Run(new PruningPlan
            {
                Sparsities = sparsities, ScoredAfter = scoredAfter,
                Retrainings = [new Retraining(round)]
            }))
            .Message.ShouldContain(message);

    [Fact]
    public void A_chain_notices_that_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Should.Throw<OperationCanceledException>(() =>
            new TrialExecution().Run(Plain with { Pruning = Random(0.5) }, cancelled.Token));
    }

    static PruningPlan Random(params double[] sparsities) =>
        new() { Criterion = PruningCriterion.Random, Sparsities = sparsities, ScoredAfter = 0 };

    static TrialResult Run(PruningPlan plan, ulong seed = 5) =>
        new TrialExecution().Run(Plain with { Pruning = plan, Seed = seed }, default);
}

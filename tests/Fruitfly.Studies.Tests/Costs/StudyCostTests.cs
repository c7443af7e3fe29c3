using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies.Costs;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Tests.Costs;

public sealed class StudyCostTests
{
    [Fact]
    public void The_operations_of_a_study_are_those_of_the_trials_to_run()
    {
        // 8 steps over 30, 30 and 20 examples in turn are 220 examples; 2 evaluations over 100.
        const long narrow = 220 * 220 * 7 + 2 * 100 * 100 * 7, wide = 220 * 220 * 9 + 2 * 100 * 100 * 9;
        SomeCosts.Of(SomeCosts.Trial(7), SomeCosts.Trial(9), SomeCosts.Trial(9, seed: 1)).Operations.ShouldBe(
            narrow + 2 * wide);
    }

    [Fact]
    public void What_is_there_or_planned_twice_does_not_count()
    {
        Trial[] trials = [SomeCosts.Trial(7), SomeCosts.Trial(9), SomeCosts.Trial(7), SomeCosts.Trial(11)];
        var there = TrialIdentity.Hash(trials[1]);

        var cost = StudyCost.Of(trials, hashes => hash => hash == there,
            trial => new SealedDataSet(trial.Data.Load(0)));

        cost.ToRun.Select(trial => trial.Hash).ShouldBe([TrialIdentity.Hash(trials[0]), TrialIdentity.Hash(trials[3])]);
        cost.ToRun.Select(trial => trial.Trial).ShouldBe([trials[0], trials[3]]);
        cost.AlreadyThere.ShouldBe(1);
    }

    [Fact]
    public void A_chain_of_rounds_costs_each_of_them_and_each_retraining_by_its_own_recipe()
    {
        var trial = SomeCosts.Trial(7);
        var once = SomeCosts.Of(trial).Operations;
        var longer = SomeCosts.Of(SomeCosts.Trial(7, steps: 80)).Operations;
        var plan = new PruningPlan
        {
            Sparsities = [0, 0.5, 0.9], ScoredAfter = 4,
            Retrainings = [new Retraining(1), new Retraining(2) { Recipe = SomeCosts.Trial(7, steps: 80).Recipe }],
        };
        var cost = SomeCosts.Of(trial with { Pruning = plan });
        cost.Operations.ShouldBe(4 * once + longer);
        cost.ToRun.Single().Work.FullSteps.ShouldBeGreaterThan(10 * SomeCosts.Of(trial).ToRun.Single().Work.FullSteps);
    }

    [Fact]
    public void A_shape_leaves_out_what_takes_no_time()
    {
        var trial = SomeCosts.Trial(7);
        var other = SomeCosts.Trial(7, steps: 3, seed: 2, optimizer: new Sgd(0.5));
        var drawn = other with { Network = other.Network with { Initializer = new ZeroInitializer() } };
        Shape(drawn).ShouldBe(Shape(trial));
        Shape(trial).StepOperations.ShouldBe(SomeCosts.Step(7));
        Shape(trial).ForwardOperations.ShouldBe(100 * 7);
    }

    [Fact]
    public void Shapes_of_a_family_differ_in_their_sizes_only()
    {
        var trial = SomeCosts.Trial(7);
        Shape(SomeCosts.Trial(9)).Family.ShouldBe(Shape(trial).Family);
        Shape(SomeCosts.Trial(9)).ShouldNotBe(Shape(trial));
        Shape(SomeCosts.Trial(7, optimizer: new Sgd(0.1, Momentum: 0.9))).Family.ShouldNotBe(Shape(trial).Family);
        Shape(trial with
        {
            Network = trial.Network with
            {
                Layers = [new Linear(7), new Tanh(),
            new Linear(10)]
            }
        }).Family.ShouldNotBe(Shape(trial).Family);
        Shape(trial with { Recipe = trial.Recipe with { Batches = Fruitfly.Training.Batches.Full } })
            .Family.ShouldNotBe(Shape(trial).Family);
    }

    [Fact]
    public void Trials_share_a_data_set_unless_it_depends_on_the_seed()
    {
        var noisy = (Trial trial) => trial with { Data = (Mnist1dDescription)trial.Data with { LabelNoise = 0.1 } };
        SomeCosts.Of(SomeCosts.Trial(7), SomeCosts.Trial(7, seed: 1)).ToRun.DistinctBy(trial => trial.Data).Count()
            .ShouldBe(1);
        SomeCosts.Of(noisy(SomeCosts.Trial(7)), noisy(SomeCosts.Trial(7, seed: 1))).ToRun.DistinctBy(trial =>
            trial.Data).Count().ShouldBe(2);
    }

    [Fact]
    public void Memory_is_that_of_the_largest_trials_at_once_and_of_the_data()
    {
        var cost = SomeCosts.Of(SomeCosts.Trial(7), SomeCosts.Trial(70), SomeCosts.Trial(20));
        var trials = cost.ToRun.Select(trial => trial.MemoryBytes).ToList();
        const long data = 100 * 41 * 4;
        cost.MemoryBytes(1).ShouldBe(trials[1] + data);
        cost.MemoryBytes(2).ShouldBe(trials[1] + trials[2] + data);
        cost.MemoryBytes(9).ShouldBe(trials.Sum() + data);
        SomeCosts.Of().MemoryBytes(2).ShouldBe(0);
    }

    [Fact]
    public void A_network_that_does_not_fit_together_is_refused()
    {
        var trial = SomeCosts.Trial(7);
        Should.Throw<ArgumentException>(() =>
            SomeCosts.Of(trial with { Network = trial.Network with { Layers = [new Conv1d(3, 99)] } }));
    }

    static TrainingShape Shape(Trial trial) => SomeCosts.Of(trial).ToRun[0].Shape;
}

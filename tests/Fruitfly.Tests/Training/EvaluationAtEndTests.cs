using Fruitfly.Data;
using Fruitfly.Data.Toy;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Training;

public class EvaluationAtEndTests
{
    static readonly DataSet Values = Fruitfly.Data.Toy.ToyData.Generate(samples: 400, seed: 3);
    static readonly DataSet Classes = PlanarData.Generate(PlanarPattern.Clusters, samples: 60, seed: 3);

    static Recipe Recipe(Loss loss) => new()
    {
        Loss = loss, Optimizer = new Sgd(0.01), Duration = Duration.Epochs(3), EvaluateOn = [Split.Training],
        EvaluateAtEndOn = Split.Test,
    };

    [Fact]
    public void The_split_is_measured_after_the_last_step_alone()
    {
        var network = new Network(Architecture.Mlp(2, 4, 2), seed: 1);
        var history = Trainer.Train(network, Classes, Recipe(Loss.CrossEntropy), seed: 1);
        history.Evaluations.Count.ShouldBe(4);
        history.Evaluations.SkipLast(1).ShouldAllBe(evaluation => evaluation.Test == null);
        history.Last.Test.ShouldBe(network.Evaluate(Classes.Test!));
        history.LossesAtEnd.ShouldBeEmpty("the targets are classes");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_loss_of_each_example_is_kept_where_the_targets_are_values(int threads)
    {
        var network = new Network(Architecture.Mlp(1, 4, 1), seed: 1);
        var history = Trainer.Train(network, Values, Recipe(Loss.LeastSquares), seed: 1, threads: threads);
        history.LossesAtEnd.Count.ShouldBe(Values.Test!.Count);
        for (var i = 0; i < history.LossesAtEnd.Count; i += 7)
            history.LossesAtEnd[i].ShouldBe((float)network.Evaluate(Values.Test.Select([i])).Loss, 1e-5f);
    }

    [Fact]
    public void Training_does_not_depend_on_it()
    {
        var (with, without) = (new Network(Architecture.Mlp(1, 4, 1), seed: 1),
            new Network(Architecture.Mlp(1, 4, 1), seed: 1));
        Trainer.Train(with, Values, Recipe(Loss.LeastSquares), seed: 1);
        Trainer.Train(without, Values, Recipe(Loss.LeastSquares) with { EvaluateAtEndOn = null }, seed: 1);
        var (one, other) = (new float[with.ParameterCount], new float[with.ParameterCount]);
        with.CopyParametersTo(one);
        without.CopyParametersTo(other);
        one.ShouldBe(other);
    }

    [Fact]
    public void Its_cost_is_counted()
    {
        var network = Architecture.Mlp(1, 4, 1);
        var size = DataSize.Of(Values);
        var (with, without) = (
            TrainingWork.Of(network, Recipe(Loss.LeastSquares), size),
            TrainingWork.Of(network, Recipe(Loss.LeastSquares) with { EvaluateAtEndOn = null }, size));
        var each = without.EvaluationOperations / (without.Evaluations * without.EvaluatedExamples);
        (with.EvaluationOperations - without.EvaluationOperations)
            .ShouldBe(2 * size.Test * each, "once for the mean, once for the loss of each");
    }

    [Fact]
    public void Between_two_steps_all_is_measured_and_the_observer_is_told_once()
    {
        var told = new List<(int Step, int Evaluated)>();
        Trainer.Train(new Network(Architecture.Mlp(2, 4, 2), 1), Classes,
            Recipe(Loss.CrossEntropy) with { Batches = Batches.Full }, 1, new Watcher(told));
        told.ShouldBe([(0, 1), (1, 2), (2, 3), (3, 4)]);
    }

    sealed class Watcher(List<(int, int)> told) : ITrainingObserver
    {
        int _evaluated;

        public void Evaluated(Evaluation evaluation) => _evaluated++;

        public void Between(int step) => told.Add((step, _evaluated));
    }
}

using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Tests.Training;

public sealed class TrainingWorkTests
{
    static readonly Architecture Network = Architecture.Mlp(4, 3, 2);
    static readonly DataSize Data = new(Training: 25, Validation: 5, Test: 7, Features: 4, Classes: 2, Outputs: 2);

    [Fact]
    public void The_last_batch_of_an_epoch_is_as_small_as_it_is()
    {
        // Of one example: forward 2 (4·3 + 3·2) = 36, weight gradients as many, the input gradient of the second layer
        // 2·3·2 = 12. Three epochs of batches of 10, 10 and 5, and one step more: 85
        // examples in 7 steps and 3 of half the size.
        var work = TrainingWork.Of(Network,
            new Recipe { Batches = Batches.Shuffled(10), Duration = Duration.Steps(10) }, Data);
        work.ShouldBe(new TrainingWork(
            BatchSize: 10, FullSteps: 7, SmallerBatchSize: 5, SmallerSteps: 3, Evaluations: 5, EvaluatedExamples: 37,
            TrainingOperations: 85 * 84, EvaluationOperations: 5 * 37 * 36));
        work.Operations.ShouldBe(85 * 84 + 5 * 37 * 36);
        work.Steps.ShouldBe(10);
    }

    [Fact]
    public void A_full_batch_is_one_step_an_epoch_and_only_what_is_asked_for_is_evaluated()
    {
        var recipe = new Recipe
        {
            Batches = Batches.Full, Duration = Duration.Epochs(6), EvaluateEvery = Duration.Steps(0),
            EvaluateOn = [Split.Test, Split.Test],
        };
        TrainingWork.Of(Network, recipe, Data).ShouldBe(new TrainingWork(25, 6, 0, 0, 2, 7, 6 * 25 * 84, 2 * 7 * 36));
    }

    [Fact]
    public void The_published_training_of_the_lecture_is_50_billion_operations()
    {
        var work = TrainingWork.Of(
            Architecture.Mlp(40, 100, 100, 10), new Recipe { Duration = Duration.Steps(6000) },
            new DataSize(4000, 0, 1000, 40, 10, 10));
        work.TrainingOperations.ShouldBe(6000 * 8_200_000L);
        work.EvaluationOperations.ShouldBe(151 * 5000 * 30_000L);
    }

    [Fact]
    public void Training_does_as_many_steps_and_evaluations()
    {
        var data = ToyData.Clouds();
        var recipe = new Recipe { Batches = Batches.Shuffled(7), Duration = Duration.Epochs(3), EvaluateAt = [2] };
        var work = TrainingWork.Of(Architecture.Mlp(5, 4, 3), recipe, DataSize.Of(data));
        var seen = new Counter();
        var history = Trainer.Train(new Network(Architecture.Mlp(5, 4, 3)), data, recipe, observer: seen);
        (work.Steps, work.Evaluations).ShouldBe((seen.Steps, history.Evaluations.Count));
    }

    [Fact]
    public void There_must_be_examples_to_train_on() =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            TrainingWork.Of(Network, new Recipe(), Data with { Training = 0 }));

    [Fact]
    public void More_operations_than_can_be_counted_are_refused() =>
        Should.Throw<OverflowException>(() => TrainingWork.Of(
            Architecture.Mlp(40_000, 40_000, 10), new Recipe { Duration = Duration.Steps(int.MaxValue) }, Data));

    sealed class Counter : ITrainingObserver
    {
        public int Steps { get; private set; }

        public void StepTaken(int step, double batchLoss) => Steps++;
    }
}

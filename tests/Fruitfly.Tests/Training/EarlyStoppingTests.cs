using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Training;

public sealed class EarlyStoppingTests
{
    /// <summary>Validation labels that cannot be learned: what is learned of the training examples does harm.</summary>
    static readonly DataSet Data = Harmful();

    static readonly Recipe Recipe = new()
    {
        Optimizer = new Sgd(0.2), Batches = Batches.Shuffled(20), Duration = Duration.Epochs(50),
        EarlyStopping = new EarlyStopping(Patience: 3), EvaluateOn = [Split.Training, Split.Validation],
    };

    [Fact]
    public void Training_ends_when_patience_does_with_the_best_parameters()
    {
        var free = Trainer.Train(New(), Data, Recipe with { EarlyStopping = null }, seed: 1);
        var best = free.Evaluations.MinBy(evaluation => evaluation.Validation!.Loss)!;
        var network = New();
        var history = Trainer.Train(network, Data, Recipe, seed: 1);

        var stopped = Recipe.EarlyStopping!.In(history)!;
        stopped.RestoredStep.ShouldBe(best.Step);
        stopped.Step.ShouldBe(best.Step + 3 * 3, "three epochs of three steps");
        history.Evaluations.SkipLast(1).ShouldBe(free.Evaluations.Take(history.Evaluations.Count - 1));
        history.Last.Step.ShouldBe(stopped.Step);
        (history.Last.Training, history.Last.Validation).ShouldBe((best.Training, best.Validation));
        network.Evaluate(Data.Validation!).ShouldBe(best.Validation);
    }

    [Fact]
    public void The_best_parameters_come_back_where_training_takes_its_whole_length_too()
    {
        var recipe = Recipe with { EarlyStopping = new EarlyStopping(Patience: 1000) };
        var network = New();
        var history = Trainer.Train(network, Data, recipe, seed: 1);
        recipe.EarlyStopping.In(history)!.Step.ShouldBe(150);
        network.Evaluate(Data.Validation!).Loss.ShouldBe(
            history.Evaluations.Min(evaluation => evaluation.Validation!.Loss));
    }

    [Fact]
    public void What_is_measured_at_the_end_is_of_the_best_parameters()
    {
        var network = New();
        var history = Trainer.Train(
            network, Data, Recipe with { EvaluateAtEndOn = Split.Test, CountConfusionsOn = Split.Test }, seed: 1);
        history.Last.Test.ShouldBe(network.Evaluate(Data.Test!));
        history.Evaluations.SkipLast(1).ShouldAllBe(evaluation => evaluation.Test == null);
        (1 - Enumerable.Range(0, 3).Sum(label => history.Confusions![label, label]) / (double)Data.Test!.Count)
            .ShouldBe(history.Last.Test!.Error, 1e-12);
    }

    [Theory]
    [InlineData(1, StoppingMeasure.Loss, 0, new[] { 5.0, 4, 4, 3 }, 8, 4)]
    [InlineData(2, StoppingMeasure.Loss, 0, new[] { 5.0, 4, 4, 3, 3.5, 3, 1 }, 20, 12)]
    [InlineData(2, StoppingMeasure.Loss, 0.6, new[] { 5.0, 4, 3.5, 3.45, 3 }, 12, 4)]
    [InlineData(2, StoppingMeasure.Error, 0, new[] { 5.0, 6, 7, 1 }, 8, 0)]
    public void An_evaluation_counts_as_better_where_it_is_below_the_best_by_the_least_improvement(
        int patience, StoppingMeasure measure, double least, double[] values, int step, int restored)
    {
        var progress = new StoppingProgress(new EarlyStopping(patience, measure, least));
        var taken = 0;
        foreach (var value in values)
        {
            var score = measure == StoppingMeasure.Loss ? new Score(value, 0) : new Score(0, value);
            progress.See(new Evaluation(4 * taken, 0, 0, null, score, null));
            if (progress.IsOver)
                break;
            taken++;
        }
        (4 * taken, progress.BestStep).ShouldBe((step, restored));
    }

    [Fact]
    public void Running_statistics_come_back_too()
    {
        Network Make() => new(new Architecture
        {
            Inputs = 5, Layers = [new Linear(20), new BatchNorm(), new Relu(), new Linear(3)],
        }, 1);
        var network = Make();
        var history = Trainer.Train(network, Data, Recipe, seed: 1);
        var short_ = Make();
        Trainer.Train(
            short_, Data,
            Recipe with
            {
                EarlyStopping = null,
                Duration = Duration.Steps(Recipe.EarlyStopping!.In(history)!.RestoredStep)
            }, seed: 1);
        network.StatisticValues.ShouldBe(short_.StatisticValues);
        network.Storage.ShouldBe(short_.Storage);
    }

    [Fact]
    public void What_it_cannot_look_at_is_refused_before_training()
    {
        Refused(Data.WithoutValidation(), Recipe, "'harmful' has none");
        Refused(Data, Recipe with { EvaluateOn = [Split.Training] }, "does not evaluate on them");
        Refused(Data, Recipe with { EarlyStopping = new EarlyStopping(0) }, "Patience");
        Refused(Data, Recipe with { EarlyStopping = new EarlyStopping(MinimumImprovement: -1) }, "from 0 up");
        Refused(Data, Recipe with { ReplacedExample = 1 }, "neither may stop early");
        var sums = ToyData.Sums();
        var values = new DataSet("sums", sums.Training, sums.Training);
        Should.Throw<ArgumentException>(() => Trainer.Train(
            Network.Mlp(4, 1), values,
            Recipe with
            {
                Loss = Loss.LeastSquares,
                EarlyStopping = new EarlyStopping(Measure: StoppingMeasure.Error),
            }))
            .Message.ShouldContain("real values");

        static void Refused(DataSet data, Recipe recipe, string problem) =>
            Should.Throw<ArgumentException>(() => Trainer.Train(New(), data, recipe)).Message.ShouldContain(problem);
    }

    [Fact]
    public void One_evaluation_more_is_counted_and_the_best_parameters_take_memory()
    {
        var network = Architecture.Mlp(5, 20, 3);
        var without = Recipe with { EarlyStopping = null };
        (TrainingWork.Of(network, Recipe, DataSize.Of(Data)).Evaluations
            - TrainingWork.Of(network, without, DataSize.Of(Data)).Evaluations).ShouldBe(1);
        (TrainingMemory.Of(network, Recipe, DataSize.Of(Data)).Bytes
            - TrainingMemory.Of(network, without, DataSize.Of(Data)).Bytes).ShouldBe(4 * (5 * 20 + 20 + 20 * 3 + 3));
    }

    static Network New() => new(Architecture.Mlp(5, 20, 3), seed: 1);

    static DataSet Harmful()
    {
        var clouds = ToyData.Clouds();
        var wrong = ToyData.Clouds(training: 30).Training;
        int[] labels = [.. Enumerable.Range(0, 30).Select(i => i % 5 == 0 ? i % 3 : (i + i / 3) % 3)];
        return new DataSet("harmful", clouds.Training, wrong.WithLabels(labels), clouds.Test);
    }
}

static class WithoutSplits
{
    public static DataSet WithoutValidation(this DataSet data) => new(data.Name, data.Training, test: data.Test);
}

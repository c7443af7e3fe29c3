using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Reference;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Tests.Networks.Reference;

public sealed class ReferenceTrainingTests
{
    static readonly Recipe LeastSquares = new()
    {
        Loss = Loss.LeastSquares,
        Optimizer = new Sgd(0.1),
        Batches = Batches.InOrder(2),
        Duration = Duration.Epochs(2),
    };

    // f = w with loss (w − y)², so w moves a fifth of the way to y
    static readonly Architecture OneWeight = new() { Inputs = 1, Layers = [new Linear(1, Bias: false)] };

    [Fact]
    public void An_epoch_takes_one_step_a_batch_and_the_last_batch_may_be_smaller()
    {
        var network = new ReferenceNetwork(OneWeight);
        var training = new ReferenceTraining(network, LeastSquares, Ones([1, 1, 2, 2, 3]));

        var losses = training.Epoch([4, 0, 1, 2, 3]);

        // batches {3, 1}, {1, 2}, {2}: w = 0, 0.4, 0.62, 0.896
        losses.Count.ShouldBe(3);
        losses[0].ShouldBe((9 + 1) / 2.0);
        losses[1].ShouldBe((0.6 * 0.6 + 1.6 * 1.6) / 2, 1e-15);
        losses[2].ShouldBe(1.38 * 1.38, 1e-15);
        network.Parameters[0].Value[0, 0].ShouldBe(0.896, 1e-15);
        training.Steps.ShouldBe(3);
    }

    [Fact]
    public void The_schedule_scales_the_learning_rate_by_steps_taken()
    {
        var training = new ReferenceTraining(
            new ReferenceNetwork(OneWeight), LeastSquares with { Schedule = new StepSchedule(1, 0.5) },
            Ones([1, 1, 2, 2]));
        training.LearningRate.ShouldBe(0.1);
        training.Epoch([0, 1, 2, 3]);
        training.LearningRate.ShouldBe(0.05);
    }

    [Fact]
    public void Of_equal_outputs_the_first_is_the_prediction()
    {
        var network = new ReferenceNetwork(Architecture.Mlp(1, 3));
        var examples = ReferenceExamples.Labelled(new Matrix(3, 1), [0, 1, 2]);
        ReferenceTraining.Evaluate(network, Loss.CrossEntropy, examples).Wrong.ShouldBe(2);
        network.CopyParametersFrom([0, 0, 0, 0, 1, 1]);
        ReferenceTraining.Evaluate(network, Loss.CrossEntropy, examples.Select([1])).Wrong.ShouldBe(0);
        ReferenceTraining.Evaluate(network, Loss.CrossEntropy, examples.Select([2])).Wrong.ShouldBe(1);
    }

    static ReferenceExamples Ones(double[] values)
    {
        var inputs = new Matrix(values.Length, 1);
        inputs.Values.Fill(1);
        return ReferenceExamples.RealValued(inputs, new Matrix(values.Length, 1, values));
    }
}

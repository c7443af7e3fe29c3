using Fruitfly.Networks.Reference;
using Fruitfly.Tests.Training;
using Fruitfly.Training.Losses;

namespace Fruitfly.Tests.Networks.Reference;

public sealed class ReferenceLossTests
{
    [Fact]
    public void Equal_logits_cost_the_logarithm_of_the_number_of_classes()
    {
        var loss = ReferenceLoss.CrossEntropy(new Matrix(1, 4, [7, 7, 7, 7]), [2]);
        loss.Value.ShouldBe(Math.Log(4), 1e-15);
        loss.Gradient.Values.ToArray().ShouldBe([0.25, 0.25, -0.75, 0.25]);
    }

    [Fact]
    public void Huge_logits_neither_overflow_nor_lose_the_loss()
    {
        var loss = ReferenceLoss.CrossEntropy(new Matrix(2, 2, [1e5, -1e5, 1e5, -1e5]), [0, 1]);
        loss.Value.ShouldBe(1e5); // the first example costs 0, the second 2e5
        loss.Gradient.Values.ToArray().ShouldBe([0, 0, 0.5, -0.5]);
    }

    [Fact]
    public void Least_squares_adds_over_the_outputs_and_averages_over_the_batch()
    {
        var loss = ReferenceLoss.LeastSquares(new Matrix(2, 2, [1, 2, 3, 4]), new Matrix(2, 2, [0, 0, 3, 1]));
        loss.Value.ShouldBe((1 + 4 + 0 + 9) / 2.0);
        loss.Gradient.Values.ToArray().ShouldBe([1, 2, 0, 3]);
    }

    [Fact]
    public void Least_squares_of_class_labels_aims_at_one_hot_vectors()
    {
        var outputs = new Matrix(2, 3, [0, 1, 0, 0, 0, 0.5]);
        var examples = ReferenceExamples.Labelled(new Matrix(2, 1), [1, 2]);
        ReferenceLoss.Of(Loss.LeastSquares, outputs, examples).Value.ShouldBe(0.125);
    }

    [Fact]
    public void Every_loss_is_known()
    {
        var examples = ReferenceExamples.Labelled(new Matrix(1, 1), [0]);
        foreach (var loss in Loss.Kinds)
            double.IsFinite(ReferenceLoss.Of(SomeTraining.LossNamed(loss.Name), new Matrix(1, 2), examples).Value)
                .ShouldBeTrue();
    }

    [Fact]
    public void Targets_of_another_number_of_examples_are_refused() =>
        Should.Throw<ArgumentException>(() => ReferenceLoss.CrossEntropy(new Matrix(2, 3), [0]))
            .Message.ShouldStartWith("1 targets for the outputs of 2 examples.");
}

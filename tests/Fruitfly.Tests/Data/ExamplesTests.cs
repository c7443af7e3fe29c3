using Fruitfly.Data;

namespace Fruitfly.Tests.Data;

public class ExamplesTests
{
    static readonly Examples Labelled = Examples.Labelled([1, 2, 3, 4, 5, 6], features: 2, [0, 2, 1], classes: 3);
    static readonly Examples RealValued =
        Examples.RealValued([1, 2, 3], features: 1, [10, 11, 20, 21, 30, 31], outputs: 2);

    [Fact]
    public void Selected_examples_keep_inputs_and_targets_together()
    {
        var labelled = Labelled.Select([2, 0, 2]);
        labelled.Inputs.ToArray().ShouldBe([5, 6, 1, 2, 5, 6]);
        labelled.Labels.ToArray().ShouldBe([1, 0, 1]);
        (labelled.Classes, labelled.Count).ShouldBe((3, 3));

        var realValued = RealValued.Select([1]);
        realValued.Inputs.ToArray().ShouldBe([2]);
        realValued.Values.ToArray().ShouldBe([20, 21]);
        realValued.IsClassification.ShouldBeFalse();
    }

    [Fact]
    public void A_place_that_is_not_there_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Labelled.Select([3]));

    [Fact]
    public void The_arrays_of_the_caller_may_change_and_the_examples_do_not()
    {
        float[] inputs = [1, 2], values = [3, 4];
        int[] labels = [0, 1];
        var labelled = Examples.Labelled(inputs, 1, labels, 2);
        var realValued = Examples.RealValued(inputs, 1, values, 1);
        var (otherInputs, otherLabels) = (labelled.WithInputs(inputs), labelled.WithLabels(labels));
        (inputs[0], values[0], labels[0]) = (9, 9, 1);
        foreach (var examples in (Examples[])[labelled, realValued, otherInputs, otherLabels])
            examples.Inputs.ToArray().ShouldBe([1, 2]);
        otherLabels.Labels.ToArray().ShouldBe([0, 1]);
        labelled.Labels.ToArray().ShouldBe([0, 1]);
        realValued.Values.ToArray().ShouldBe([3, 4]);
    }

    [Fact]
    public void Other_inputs_keep_the_targets()
    {
        Labelled.WithInputs([6, 5, 4, 3, 2, 1]).Labels.ToArray().ShouldBe([0, 2, 1]);
        RealValued.WithInputs([7, 8, 9]).Values.ToArray().ShouldBe([10, 11, 20, 21, 30, 31]);
    }

    [Fact]
    public void Other_labels_keep_the_inputs_and_must_be_of_the_classes()
    {
        Labelled.WithLabels([1, 1, 1]).Inputs.ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
        Should.Throw<ArgumentException>(() => Labelled.WithLabels([0, 1, 3])).Message.ShouldContain("example 2 is 3");
    }

    [Theory]
    [InlineData(new[] { 0, 1 }, "2 labels for 3 examples")]
    [InlineData(new[] { 0, -1, 1 }, "example 1 is -1")]
    public void Labels_that_do_not_fit_are_refused(int[] labels, string problem) =>
        Should.Throw<ArgumentException>(() => Examples.Labelled([1, 2, 3], 1, labels, 2)).Message.ShouldContain(
            problem);

    [Fact]
    public void Values_that_do_not_fill_rows_are_refused()
    {
        Should.Throw<ArgumentException>(() => Examples.Labelled([1, 2, 3], 2, [0], 2))
            .Message.ShouldContain("3 input values do not fill rows of 2 features");
        Should.Throw<ArgumentException>(() => Examples.RealValued([1, 2], 1, [1, 2, 3], 2))
            .Message.ShouldContain("3 target values for 2 examples of 2 outputs");
    }
}

using Fruitfly.Data;

namespace Fruitfly.Tests.Data;

public class StratifiedSplitTests
{
    // 100 examples, their input their number: 60 of class 0, 30 of class 1, 7 of class 2, 3 of class 3.
    static readonly Examples Uneven = Examples.Labelled(
        [.. Enumerable.Range(0, 100).Select(i => (float)i)], 1,
        [.. Enumerable.Range(0, 100).Select(i => i < 60 ? 0 : i < 90 ? 1 : i < 97 ? 2 : 3)], 4);

    static readonly Examples RealValued = Examples.RealValued(
        [.. Enumerable.Range(0, 50).Select(i => (float)i)], 1, new float[50], 1);

    [Fact]
    public void Every_example_is_in_exactly_one_part_and_in_its_old_order()
    {
        var data = StratifiedSplit.Split("uneven", Uneven, 0.15, 0.25, seed: 1);
        (data.Training.Count, data.Validation!.Count, data.Test!.Count).ShouldBe((60, 15, 25));
        foreach (var part in (Examples[])[data.Training, data.Validation, data.Test])
            part.Inputs.ToArray().ShouldBeInOrder();
        float[] all = [.. data.Training.Inputs, .. data.Validation.Inputs, .. data.Test.Inputs];
        all.Order().ShouldBe(Uneven.Inputs.ToArray());
    }

    [Theory]
    [InlineData(0.1, 0.2)]
    [InlineData(0.15, 0.25)]
    [InlineData(0.33, 0.33)]
    [InlineData(0, 0.5)]
    public void Every_class_has_its_share_of_every_part_to_within_one(double validationShare, double testShare)
    {
        var data = StratifiedSplit.Split("uneven", Uneven, validationShare, testShare, seed: 5);
        int[] sizes = [60, 30, 7, 3];
        for (var label = 0; label < 4; label++)
        {
            ShouldBeNear(Count(data.Test, label), testShare * sizes[label], 1);
            // Validation is taken from what the test split left, so two roundings meet.
            ShouldBeNear(Count(data.Validation, label), validationShare * sizes[label], 2);
        }

        static int Count(Examples? part, int label) =>
            part is null ? 0 : part.Labels.ToArray().Count(other => other == label);
        static void ShouldBeNear(int count, double expected, double within) =>
            ((double)count).ShouldBe(expected, within);
    }

    [Fact]
    public void The_seed_decides_who_goes_where()
    {
        float[] Test(ulong seed) => StratifiedSplit.Split("uneven", Uneven, 0, 0.5, seed).Test!.Inputs.ToArray();
        Test(1).ShouldBe(Test(1));
        Test(1).ShouldNotBe(Test(2));
    }

    [Fact]
    public void Every_example_of_a_class_is_as_likely_to_be_taken()
    {
        var taken = new int[50];
        for (var seed = 0UL; seed < 1000; seed++)
            foreach (var number in StratifiedSplit.Split("real", RealValued, 0, 0.2, seed).Test!.Inputs)
                taken[(int)number]++;
        foreach (var count in taken)
            count.ShouldBeInRange(200 - 57, 200 + 57); // 4.5 standard deviations of 1000 draws at 0.2
    }

    [Fact]
    public void A_share_of_0_makes_no_part()
    {
        var data = StratifiedSplit.Split("real", RealValued, 0, 0, seed: 1);
        (data.Validation, data.Test, data.Training.Count).ShouldBe((null, null, 50));
    }

    [Fact]
    public void A_validation_split_is_cut_from_the_training_examples_alone()
    {
        var data = new DataSet("real", RealValued, test: RealValued);
        var cut = data.WithValidation(0.3, seed: 1);
        (cut.Training.Count, cut.Validation!.Count).ShouldBe((35, 15));
        cut.Test.ShouldBeSameAs(data.Test);
        data.WithValidation(0, seed: 1).ShouldBeSameAs(data);
    }

    [Theory]
    [InlineData(-0.1, 0, "runs from 0 to below 1")]
    [InlineData(0, 1, "runs from 0 to below 1")]
    [InlineData(double.NaN, 0, "runs from 0 to below 1")]
    [InlineData(0.5, 0.5, "leave nothing to train on")]
    [InlineData(0.001, 0, "no part may be empty")]
    [InlineData(0.495, 0.5, "no part may be empty")]
    public void Shares_that_cannot_be_are_refused(double validationShare, double testShare, string problem) =>
        Should.Throw<ArgumentException>(() => StratifiedSplit.Split("real", RealValued, validationShare, testShare, 1))
            .Message.ShouldContain(problem);

    [Fact]
    public void Every_example_is_in_one_fold_and_each_fold_has_its_share_of_every_class()
    {
        var labels = Enumerable.Range(0, 53).Select(i => i % 5 == 0 ? 1 : 0).ToArray();
        var examples = Examples.Labelled([.. Enumerable.Range(0, 53).Select(i => (float)i)], 1, labels, 2);
        var folds = Enumerable.Range(0, 4).Select(fold => StratifiedSplit.Fold("some", examples, 4, fold, seed: 3))
            .ToList();
        folds.SelectMany(fold => fold.Test!.Inputs.ToArray()).Order()
            .ShouldBe(Enumerable.Range(0, 53).Select(i => (float)i));
        foreach (var fold in folds)
        {
            (fold.Training.Count + fold.Test!.Count).ShouldBe(53);
            fold.Training.Inputs.ToArray().Intersect(fold.Test.Inputs.ToArray()).ShouldBeEmpty();
            fold.Test.Count.ShouldBeInRange(13, 14);
            fold.Test.Labels.ToArray().Count(label => label == 1).ShouldBeInRange(2, 3);
        }
        folds[1].Test!.Inputs.ToArray()
            .ShouldNotBe(StratifiedSplit.Fold("some", examples, 4, 1, seed: 4).Test!.Inputs.ToArray());
        Should.Throw<ArgumentException>(() => StratifiedSplit.Fold("some", examples, 54, 0, seed: 3));
    }

    [Fact]
    public void A_share_is_told_without_the_digits_of_its_rounding()
    {
        var two = Examples.Labelled([1, 2], 1, [0, 1], 2);
        Should.Throw<ArgumentException>(() => StratifiedSplit.Split("two", two, 0, 1 - 0.8, seed: 1)).Message
            .ShouldBe("A share of 0.2 of 2 examples is 0, and 2 are there: no part may be empty.");
    }
}

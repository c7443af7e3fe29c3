using Fruitfly.Data;

namespace Fruitfly.Tests.Data;

public class StandardizationTests
{
    // Feature 0 has mean 3 and standard deviation 2, feature 1 is constant, feature 2 has mean −1 and deviation 0.5.
    static readonly DataSet Data = new(
        "three features",
        Labelled([1, 0.1f, -1.5f, 5, 0.1f, -0.5f, 1, 0.1f, -1.5f, 5, 0.1f, -0.5f]),
        validation: Labelled([3, 0.1f, -1]),
        test: Labelled([9, 0.6f, 0]));

    [Fact]
    public void Every_feature_of_the_training_examples_gets_mean_0_and_variance_1() =>
        Standardization.Apply(Data).Training.Inputs.ToArray().ShouldBe([-1, 0, -1, 1, 0, 1, -1, 0, -1, 1, 0, 1]);

    [Fact]
    public void The_other_splits_are_moved_and_scaled_as_the_training_examples_were()
    {
        var standardized = Standardization.Apply(Data);
        standardized.Validation!.Inputs.ToArray().ShouldBe([0, 0, 0]);
        standardized.Test!.Inputs.ToArray().ShouldBe([3, 0.5f, 2], 1e-7);
    }

    [Fact]
    public void Real_valued_targets_are_moved_and_scaled_as_those_of_training_and_inputs_and_labels_stay()
    {
        var data = new DataSet(
            "two targets", Examples.RealValued([1, 2], 1, [100, 7, 300, 7], 2),
            test: Examples.RealValued([3], 1, [400, 8], 2));
        var standardized = Standardization.ApplyToTargets(data);
        standardized.Training.Values.ToArray().ShouldBe([-1, 0, 1, 0]);
        standardized.Test!.Values.ToArray().ShouldBe([2, 1]);
        standardized.Training.Inputs.ToArray().ShouldBe([1, 2]);
        Standardization.ApplyToTargets(Data).ShouldBeSameAs(Data);
    }

    [Fact]
    public void The_fit_tells_means_and_standard_deviations()
    {
        var fit = Standardization.Fit(Data.Training);
        fit.Means.ToArray().ShouldBe([3, 0.1f, -1]);
        fit.StandardDeviations.ToArray().ShouldBe([2, 1, 0.5]);
    }

    [Fact]
    public void A_constant_feature_becomes_0_whatever_rounding_does_to_its_mean()
    {
        var constant = Labelled([.. Enumerable.Repeat(0.1f, 3 * 997)]);
        Standardization.Fit(constant).Apply(constant).Inputs.ToArray().ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Large_offsets_do_not_swallow_the_spread()
    {
        var offset = Examples.Labelled([1_000_000, 1_000_001, 1_000_000, 1_000_001], 1, [0, 1, 0, 1], 2);
        Standardization.Fit(offset).Apply(offset).Inputs.ToArray().ShouldBe([-1, 1, -1, 1]);
    }

    [Fact]
    public void Targets_are_kept()
    {
        var standardized = Standardization.Apply(Data);
        standardized.Training.Labels.ToArray().ShouldBe(Data.Training.Labels.ToArray());
        (standardized.Name, standardized.Classes).ShouldBe(("three features", 2));
    }

    [Fact]
    public void An_input_that_is_not_finite_is_named() =>
        Should.Throw<ArgumentException>(() => Standardization.Fit(Labelled([1, 2, 3, 4, float.NaN, 6])))
            .Message.ShouldBe("Feature 1 of training example 1 is NaN; only finite numbers can be standardized.");

    [Fact]
    public void Examples_of_other_features_are_refused() =>
        Should.Throw<ArgumentException>(() =>
            Standardization.Fit(Data.Training).Apply(Examples.Labelled([1], 1, [0], 2)))
            .Message.ShouldContain("3 features; these examples have 1");

    static Examples Labelled(float[] inputs) =>
        Examples.Labelled(inputs, 3, [.. Enumerable.Range(0, inputs.Length / 3).Select(i => i % 2)], 2);
}

using Fruitfly.Lab.Sweeps;
using Fruitfly.Lab.Sweeps.Results;

namespace Fruitfly.Lab.Tests.Sweeps.Results;

public class FactorLevelsTests
{
    [Fact]
    public void Values_of_a_grid_are_its_levels_in_their_order()
    {
        var levels = Levels(new("x", FactorScale.Logarithmic, []), 12, 0.1, 0.001, 0.01);

        levels.Names.ShouldBe(["0.001", "0.01", "0.1"]);
        levels.All.Select(level => level.Place).ShouldBe([0.001, 0.01, 0.1]);
        (levels.IsLogarithmic, levels.HasPlaces, levels.IsBinned).ShouldBe((true, true, false));
    }

    [Fact]
    public void A_zero_on_a_logarithmic_scale_lets_levels_stand_side_by_side()
    {
        var levels = Levels(new("x", FactorScale.Logarithmic, []), 12, 0, 0.001, 0.01);

        levels.All.Select(level => level.Place).ShouldBe([0.0, 1, 2]);
        (levels.IsOrdered, levels.IsLogarithmic, levels.HasPlaces).ShouldBe((true, false, false));
    }

    [Fact]
    public void A_few_values_that_would_hide_each_other_on_a_linear_axis_do_not_stand_on_one()
    {
        Levels(new("x", FactorScale.Linear, []), 12, 0.001, 0.01, 0.1).IsLogarithmic.ShouldBeTrue();
        Levels(new("x", FactorScale.Linear, []), 12, 0, 0.0001, 0.001, 0.01).HasPlaces.ShouldBeFalse();
        Levels(new("x", FactorScale.Linear, []), 12, 8, 16, 32, 64).IsLogarithmic.ShouldBeFalse();
    }

    [Fact]
    public void More_values_than_fit_are_binned_into_about_equally_many_settings()
    {
        var levels = Levels(new("x", FactorScale.Linear, []), 4, [.. Enumerable.Range(1, 100).Select(k => (double)k)]);

        levels.Names.ShouldBe(["1 to 25", "26 to 50", "51 to 75", "76 to 100"]);
        levels.All[0].Place.ShouldBe(13);
        levels.Of(Setting(30, 31)).ShouldBe(1);
        levels.PlaceOf(Setting(30, 31)).ShouldBe(31, "a setting keeps its own place");
    }

    [Fact]
    public void Names_keep_the_order_of_the_study_file()
    {
        var factor = new Factor("x", FactorScale.Categorical, [new("tanh", null), new("relu", null), new("elu", null)]);
        var levels = new FactorLevels(factor, "x",
            [.. ((string[])["relu", "tanh"]).Select((name, number) => new SweepSetting(number,
                new Dictionary<string, FactorValue> { ["x"] = new(name, null) }))], 12);

        levels.Names.ShouldBe(["tanh", "relu"]);
        levels.IsOrdered.ShouldBeFalse();
    }

    [Fact]
    public void A_setting_that_the_factor_does_not_apply_to_has_no_level() =>
        Levels(SomeSweep.Width, 12, 8, 16).Of(new(7, new Dictionary<string, FactorValue>())).ShouldBeNull();

    [Fact]
    public void A_factor_is_called_by_the_end_of_its_path_that_no_other_shares()
    {
        Factor[] factors =
        [
            new("recipe.optimizer.learningRate", FactorScale.Linear, []), new("network.first.width", FactorScale.Linear, []),
            new("network.second.width", FactorScale.Linear, []),
        ];
        factors.Select(new FactorNames(factors).Of).ShouldBe(["learning rate", "first width", "second width"]);
    }

    static FactorLevels Levels(Factor factor, int most, params double[] values) =>
        new(factor, "x", [.. values.Select((value, number) => Setting(number, value) with
        {
            Values = new Dictionary<string, FactorValue> { [factor.Path] = Value(value) },
        })], most);

    static SweepSetting Setting(int number, double value) =>
        new(number, new Dictionary<string, FactorValue> { ["x"] = Value(value) });

    static FactorValue Value(double value) => new(FormattableString.Invariant($"{value}"), value);
}

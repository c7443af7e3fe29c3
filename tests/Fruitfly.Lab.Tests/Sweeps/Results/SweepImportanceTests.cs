using Fruitfly.Lab.Sweeps;
using Fruitfly.Lab.Sweeps.Results;

namespace Fruitfly.Lab.Tests.Sweeps.Results;

public class SweepImportanceTests
{
    [Fact]
    public void On_a_grid_shares_are_those_of_the_analysis_of_variance()
    {
        // Over 8, 16, 32, 64 as 0 to 3 steps the variance is 1.25, over two names of ±1 it is 1.
        var importance = Of(SomeSweep.Grid([SomeSweep.Width, SomeSweep.Activation], 4, setting =>
            0.3 + 0.02 * Math.Log2(setting.Number(SomeSweep.Width)) + (setting.Text(SomeSweep.Activation) == "relu" ? 0.01 : -0.01),
            noise: 0.0005));

        importance.All.Select(one => one.Factors).ShouldBe(
            [[SomeSweep.Width], [SomeSweep.Activation], [SomeSweep.Width, SomeSweep.Activation]]);
        importance.All[0].Share.ShouldBe(5.0 / 6, 0.01);
        importance.All[1].Share.ShouldBe(1.0 / 6, 0.01);
        importance.All[0].Low.ShouldBeInRange(0.8, importance.All[0].Share);
        importance.Method.ShouldStartWith("Exact analysis of variance of the grid");
    }

    [Fact]
    public void Levels_where_trials_diverged_are_left_out_and_named()
    {
        var importance = Of(SomeSweep.Grid([SomeSweep.Rate, SomeSweep.Width], 3, setting =>
            setting.Number(SomeSweep.Rate) == 0.1 ? double.NaN : 0.02 * setting.Number(SomeSweep.Width) / 8, 0.001));

        importance.Method.ShouldEndWith("▲ Without learning rate 0.1, where trials diverged.");
        importance.All[0].Factors.ShouldBe([SomeSweep.Width]);
    }

    [Fact]
    public void Settings_that_were_drawn_are_fitted()
    {
        var settings = Enumerable.Range(0, 60).Select(number => new SweepSetting(number, new Dictionary<string, FactorValue>
        {
            [SomeSweep.Rate.Path] = new("", Math.Pow(10, -3 + 2.0 * (number * 7 % 60) / 59)),
            [SomeSweep.Width.Path] = new("", 8 + 56.0 * (number * 11 % 60) / 59),
        })).ToList();
        var importance = Of(SomeSweep.Of(SweepDesign.Random, [SomeSweep.Rate, SomeSweep.Width], settings, 2, setting =>
            0.3 + 0.1 * Math.Log10(setting.Number(SomeSweep.Rate)) + 0.0001 * setting.Number(SomeSweep.Width), 0.001));

        importance.All[0].Factors.ShouldBe([SomeSweep.Rate]);
        importance.All[0].Share.ShouldBeGreaterThan(0.9);
        importance.Method.ShouldContain("quadratic response surface");
    }

    [Fact]
    public void Where_nothing_differs_beyond_chance_there_are_no_shares()
    {
        Of(SomeSweep.Grid([SomeSweep.Width], 1, _ => 0.2, noise: 0)).All.ShouldBeEmpty();

        var importance = Of(SomeSweep.Grid([SomeSweep.Rate, SomeSweep.Width], 3, _ => 0.2));
        importance.All.ShouldBeEmpty();
        importance.Method.ShouldBe("The settings differ no more than their trials do by chance (F test at 5 %).");
    }

    [Fact]
    public void One_seed_decides_nothing()
    {
        var importance = Of(SomeSweep.Grid([SomeSweep.Rate, SomeSweep.Width], 1, setting => 0.01 * setting.Number));

        importance.All.ShouldAllBe(one => one.Low == 0 && one.High == 1);
        importance.All.Sum(one => one.Share).ShouldBe(1, 1e-9);
    }

    static SweepImportance Of(SweepResults results) => SweepImportance.Of(results.Scores(), new(results.Plan.Factors));
}

using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments.Initialization;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Reference;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Tests.Experiments.Initialization;

public class InspectionTests
{
    [Fact]
    public void The_rank_counts_what_stands_out_of_rounding()
    {
        Inspection.Rank(new Matrix(2, 3, [1, 2, 3, 2, 4, 6])).ShouldBe(1);
        Inspection.Rank(new Matrix(2, 3, [1, 2, 3, 2, 4, 6 + 1e-9])).ShouldBe(1);
        Inspection.Rank(new Matrix(2, 3, [1, 2, 3, 2, 4, 6.1])).ShouldBe(2);
        Inspection.Rank(new Matrix(3, 2)).ShouldBe(0);
        Inspection.Rank(new Matrix(1, 1, [double.NaN])).ShouldBe(0);
    }

    [Fact]
    public void Units_that_start_as_copies_stay_copies_and_those_that_are_drawn_do_not()
    {
        Look(new ConstantInitializer(0.05)).Ranks.ShouldBe([1, 1, 1]);
        Look(new ConstantInitializer(0.05)).UnitRanks.ShouldBe([1, 1]);
        Look(new ZeroInitializer()).Ranks.ShouldBe([0, 0, 0]);
        Look(new HeInitializer()).Ranks.ShouldBe([20, 20, 10]);
    }

    [Fact]
    public void Weights_have_not_moved_before_training_and_have_after()
    {
        var looks = Look(new HeInitializer()).Looks;
        looks.Select(look => look.Step).ShouldBe([0, 8, 16]);
        looks[0].Moved.ShouldBe([0, 0, 0]);
        looks[^1].Moved.ShouldAllBe(moved => moved > 0.001 && moved < 1);
        Look(new ZeroInitializer()).Looks[^1].Moved.ShouldAllBe(moved => double.IsNaN(moved));
    }

    [Fact]
    public void Copies_of_one_unit_compute_what_one_unit_does_and_other_units_do_not()
    {
        Look(new ConstantInitializer(0.05)).FromOneWide.ShouldBeLessThan(1e-4);
        Look(new HeInitializer()).FromOneWide.ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void A_network_has_all_its_own_units_and_few_of_another()
    {
        var (first, second) = (Look(new HeInitializer()).Units, Look(new HeInitializer(), seed: 1).Units);
        DifferenceClaims.ShareMatched(first, first).ShouldBe(100);
        DifferenceClaims.ShareMatched(first, second).ShouldBeLessThan(100);
    }

    static Inspection Look(Initializer initializer, ulong seed = 0) => Inspection.Of(
        Architecture.Mlp(40, 20, 20, 10) with { Initializer = initializer },
        new Mnist1dDescription { Settings = new() { Samples = 1000 } }.Load(0),
        new Recipe { Optimizer = new Sgd(0.05, Momentum: 0.9), Duration = Duration.Epochs(2) }, seed);
}

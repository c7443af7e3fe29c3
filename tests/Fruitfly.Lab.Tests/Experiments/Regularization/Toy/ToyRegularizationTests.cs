using Fruitfly.Data.Toy;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Lab.Experiments.Regularization.Toy;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Tests.Experiments.Regularization.Toy;

public sealed class ToyRegularizationTests
{
    static readonly ToyData Data = ToyData.Draw(15, 0.3, new RandomStream(3, 3));

    [Fact]
    public void Descent_of_many_steps_comes_near_the_least_squares_fit()
    {
        var plain = ToyFit.Of(HingeFit.Of(Data, 3).Network, Data);
        var path = StochasticFit.Path(Data, 3, [0, 1000, 100_000], new RandomStream(1, 1));
        var errors = path.Select(network => ToyFit.Of(network, Data).TrainingError).ToList();
        errors[1].ShouldBeLessThan(errors[0]);
        errors[2].ShouldBeInRange(plain.TrainingError, 1.5 * plain.TrainingError);
    }

    [Fact]
    public void A_path_passes_the_same_places_however_long_it_is()
    {
        var few = StochasticFit.Path(Data, 14, [10, 50], new RandomStream(1, 1));
        var more = StochasticFit.Path(Data, 14, [5, 10, 50, 60], new RandomStream(1, 1));
        more[2].Weights.ShouldBe(few[1].Weights);
    }

    [Fact]
    public void The_mean_of_an_ensemble_is_a_network_that_says_the_mean()
    {
        var ensemble = BootstrapEnsemble.Of(Data, 14, new RandomStream(1, 1));
        ensemble.Members.Count.ShouldBe(4);
        foreach (var x in (double[])[0.1, 0.5, 0.93])
            ensemble.Mean.At(x).ShouldBe(ensemble.Members.Average(member => member.At(x)), 1e-9);
        var place = ToySetting.Points.Count / 2;
        double[] sorted = [.. ensemble.Members.Select(member => member.At(ToySetting.Points[place])).Order()];
        ensemble.Medians[place].ShouldBe((sorted[1] + sorted[2]) / 2, 1e-9);
    }

    [Fact]
    public void The_kink_changes_neither_what_examples_see_nor_where_plain_descent_stays()
    {
        DroppedKink.TrainingError(DroppedKink.Before).ShouldBe(0, 1e-18);
        var before = DroppedKink.Height(DroppedKink.Before);
        before.ShouldBeGreaterThan(0.2);
        DroppedKink.Height(DroppedKink.Descend(null)).ShouldBe(before, 1e-6);
    }

    [Fact]
    public void Dropping_its_units_removes_the_kink_and_keeps_the_fit()
    {
        var after = DroppedKink.Descend(new RandomStream(1, 1));
        Math.Abs(DroppedKink.Height(after)).ShouldBeLessThan(0.05 * DroppedKink.Height(DroppedKink.Before));
        DroppedKink.TrainingError(after).ShouldBeLessThan(0.001);
    }

    [Fact]
    public void Steps_end_where_the_notebook_says_and_the_penalized_descent_meets_them()
    {
        StepSizeBias.Loss.Loss(new(-0.7, -0.75)).ShouldBe(1 - Math.Exp(-0.5 * 0.5625 * Math.Exp(1.96)), 1e-12);
        var bias = StepSizeBias.Measure();
        bias.Steps.Steps.ShouldBe(100);
        bias.Steps.FinalLoss.ShouldBeLessThan(1e-3);
        bias.PenalizedDistance.ShouldBeLessThan(bias.Distance / 5);
    }

    [Fact]
    public void What_chooses_a_strength_does_not_measure_it()
    {
        // The data sets that choose prefer the first strength, the others would prefer the second.
        var fits = Enumerable.Range(0, 10).Select(index => (IReadOnlyList<ToyFit>)
            [new(0, index % 2 == 0 ? 1 : 9, 0), new(0, index % 2 == 0 ? 2 : 3, 0)]).ToList();
        var toy = new ToyRegularization(
            new ToySetting(10, 15, 0.3, 0),
            [.. fits.Select(one => new RegularizedToy(default, one, [], [], [], default, 0))]);
        toy.Chosen(one => one.Penalized).ShouldBe(0);
        toy.Measuring.Count.ShouldBe(5);
        toy.Measuring.ShouldAllBe(one => one.Penalized[0].TestError == 9);
    }

    [Fact]
    public void Data_sets_do_not_depend_on_their_number() =>
        ToyRegularization.Measure(3, 7, new WorkInParts(3)).DataSets[2].Plain
            .ShouldBe(ToyRegularization.Measure(1, 9, new WorkInParts(1)).DataSets[0].Plain);
}

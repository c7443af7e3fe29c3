using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>Functions that networks come to on the first data set, beside the true one.</summary>
static class CurveFigures
{
    /// <summary>Networks drawn from a posterior.</summary>
    const int Drawn = 200;

    public static Figure Penalty(ToyRegularization toy)
    {
        var data = toy.Setting.DataSet(0);
        return Draw(
            $"{ToyFigures.Penalty}-curves",
            ((double[])[0, 1e-3, 1e-1, 10]).Select(penalty => (
                penalty == 0 ? "no penalty" : FormattableString.Invariant($"λ = {penalty}"),
                PenalizedFit.Of(data, ToyRegularization.HiddenUnits, penalty))),
            "The larger the penalty", "four strengths of an L2 penalty (UDL figure 9.2)");
    }

    public static Figure Stopping(ToyRegularization toy)
    {
        int[] steps = [10, 300, 3000, ToyRegularization.Steps[^1]];
        var path = StochasticFit.Path(toy.Setting.DataSet(0), ToyRegularization.HiddenUnits, steps,
            RandomStream.For(toy.Setting.FirstSeed, StreamPurpose.BatchOrder));
        return Draw(
            $"{ToyFigures.Stopping}-curves",
            steps.Zip(path, (step, network) => (FormattableString.Invariant($"{step:N0} steps"), network)),
            "The earlier descent is stopped", "four moments of descent (UDL figure 9.6)", isFirstSmoothest: true);
    }

    public static Figure InputNoise(ToyRegularization toy)
    {
        var data = toy.Setting.DataSet(0);
        var stream = RandomStream.For(toy.Setting.FirstSeed, StreamPurpose.InputNoise);
        return Draw(
            ToyFigures.InputNoise,
            ((double[])[0, 0.02, 0.08, 0.16]).Select(noise => (
                noise == 0 ? "no noise" : FormattableString.Invariant($"noise {noise}"),
                PenalizedFit.Of(noise == 0 ? data : NoisyInputs.Of(data, noise, stream),
                    ToyRegularization.HiddenUnits, 0))),
            "The more noise on the inputs", "four strengths of noise on the inputs (UDL figure 9.10)");
    }

    public static Figure Bagging(ToyRegularization toy)
    {
        var data = toy.Setting.DataSet(0);
        var ensemble = BootstrapEnsemble.Of(data, ToyRegularization.HiddenUnits,
            RandomStream.For(toy.Setting.FirstSeed, StreamPurpose.Bootstrap));
        var single = PenalizedFit.Of(data, ToyRegularization.HiddenUnits, BootstrapEnsemble.Penalty);
        const string all = "all examples", resampled = "four times resampled", mean = "their mean";
        var title = FormattableString.Invariant(
            $"The slope of the mean of four networks changes by {ensemble.Mean.SlopeVariation:F0} in all, that of the network of all examples by {single.SlopeVariation:F0}");
        return Lines.Draw(new LinesData
        {
            Horizontal = "input", Quantity = "output", Columns = 3, Highest = 5,
            Series =
            [
                ToyCurves.Truth(all), Network(single, all),
                ToyCurves.Truth(resampled),
                .. ensemble.Members.Select((member, index) => new LineSeries(
                    FormattableString.Invariant($"network {index + 1}"))
                {
                    Panel = resampled, Curve = Curve(member), IsLabelled = false,
                }),
                ToyCurves.Truth(mean), Network(ensemble.Mean, mean),
            ],
        }).ToFigure(
            ToyFigures.Bagging, title, $"{ToyFigures.Setting} (UDL figure 9.7)",
            $"Three panels over the true curve: a network, four networks, and their mean. {title}.");
    }

    public static Figure Kink()
    {
        var dropped = ToyClaims.DroppedNetworks().First();
        var (before, stays) = (DroppedKink.Before, DroppedKink.Descend(null));
        double[] places = [.. Enumerable.Range(0, 101).Select(i => 0.35 + 0.35 * i / 100)];
        var title = FormattableString.Invariant(
            $"{DroppedKink.Steps:N0} steps leave a kink that no example sees at {100 * DroppedKink.Height(stays) / DroppedKink.Height(before):F0} % of its height; without one of its units in each, at {100 * Math.Abs(DroppedKink.Height(dropped) / DroppedKink.Height(before)):F0} %");
        return Lines.Draw(new LinesData
        {
            Horizontal = "input", Quantity = "output", IsZeroIncluded = false,
            Series =
            [
                new("true function", Meaning.Theory) { Curve = Curve(Data.Toy.ToyFunction.At) },
                new("gradient descent") { Curve = Curve(stays.At) },
                new("with dropout", Meaning.Test) { Curve = Curve(dropped.At) },
            ],
        }).ToFigure(
            ToyFigures.Kink, title,
            FormattableString.Invariant(
                $"{DroppedKink.HiddenUnits} hidden units through {DroppedKink.Examples} examples without noise (UDL figure 9.9)"),
            $"Two networks between 0.35 and 0.7, one with a sharp kink, one without. {title}.");

        IReadOnlyList<CurvePoint> Curve(Func<double, double> at) => [.. places.Select(x => new CurvePoint(x, at(x)))];
    }

    public static Figure Posterior(ToyRegularization toy)
    {
        var data = toy.Setting.DataSet(0);
        var posteriors = Toy.Posterior.PriorVariances.Select(variance =>
            (Panel: FormattableString.Invariant($"prior variance {variance:#,0.###}"),
                Posterior: new Posterior(data, ToyRegularization.Noise, variance))).ToList();
        var title = FormattableString.Invariant(
            $"A prior variance of {Toy.Posterior.PriorVariances[^1]} instead of {Toy.Posterior.PriorVariances[0]:N0} smooths the mean: its slope changes by {posteriors[^1].Posterior.Mean.SlopeVariation:F1} instead of {posteriors[0].Posterior.Mean.SlopeVariation:F1}");
        return Lines.Draw(new LinesData
        {
            Horizontal = "input", Quantity = "output", Columns = 3, Repeated = "networks",
            Series =
            [
                .. posteriors.SelectMany(pair =>
                {
                    var stream = RandomStream.For(toy.Setting.FirstSeed, StreamPurpose.Search);
                    return (LineSeries[])
                    [
                        ToyCurves.Truth(pair.Panel),
                        new("networks", Meaning.Variance)
                        {
                            Panel = pair.Panel, Statistic = LineStatistic.Median,
                            Seeds = [.. Enumerable.Range(0, Drawn).Select(index => new SeedCurve(
                                (ulong)index,
                                ToyCurves.At(pair.Posterior.Draw(stream).At(ToySetting.Points))))],
                        },
                    ];
                }),
            ],
        }).ToFigure(
            ToyFigures.Posterior, title,
            FormattableString.Invariant(
                $"{Toy.Posterior.HiddenUnits} hidden units, {ToyRegularization.Examples} examples with noise {ToyRegularization.Noise}; {Drawn} networks drawn from the posterior (UDL figure 9.11)"),
            $"Three panels with the true curve and the band of networks from the posterior. {title}.");
    }

    static Figure Draw(
        string id, IEnumerable<(string Panel, HingeNetwork Network)> networks, string the, string what,
        bool isFirstSmoothest = false)
    {
        var drawn = networks.ToList();
        var (first, last) = (drawn[0].Network.SlopeVariation, drawn[^1].Network.SlopeVariation);
        var isSmoother = isFirstSmoothest ? first < last : last < first;
        var title = FormattableString.Invariant(
            $"{the}, the {(isSmoother ? "smoother" : "rougher")} the function: its slope changes by {first:F0} in all in the first panel and by {last:F0} in the last");
        return Lines.Draw(new LinesData
        {
            Horizontal = "input", Quantity = "output", Columns = 2, Highest = 5,
            Series = [.. drawn.SelectMany(pair => (LineSeries[])
                [ToyCurves.Truth(pair.Panel), Network(pair.Network, pair.Panel)])],
        }).ToFigure(
            id, title, $"{ToyFigures.Setting}; {what}",
            $"Four panels with the true curve and the network for {what}. {title}.");
    }

    static LineSeries Network(HingeNetwork network, string panel) => new("network", Meaning.Test)
    {
        Panel = panel, Curve = Curve(network),
    };

    static IReadOnlyList<CurvePoint> Curve(HingeNetwork network) =>
        [.. ToySetting.Points.Select(x => new CurvePoint(x, network.At(x)))];
}

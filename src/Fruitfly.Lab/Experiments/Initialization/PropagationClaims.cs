using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>What is said of variances other than He's and of the rules themselves, put to the test before any
/// training.</summary>
static class PropagationClaims
{
    public static IEnumerable<Claim> Of(string experiment, DeepNetworks networks) =>
    [
        .. Growth(experiment, networks), Variety(experiment, networks.Lecture), NotAverage(experiment, networks),
        Bound(experiment),
    ];

    /// <summary>Growth and shrinkage go by a factor a layer, which the formula tells.</summary>
    static IEnumerable<Claim> Growth(string experiment, DeepNetworks networks)
    {
        foreach (var (variance, propagation) in DeepNetworks.Variances.Zip(networks.ByVariance))
        {
            if (variance == DeepNetworks.HeVariance)
                continue; // a line of the derivation
            var factor = propagation.Network.Widths[0] * variance / 2;
            yield return Claim("forward", "Forwards", InitializationFigures.Forward,
                (before, layer) => layer.F.Square / before.F.Square);
            yield return Claim("backward", "Backwards", InitializationFigures.Backward,
                (before, layer) => before.Gradient.Square / layer.Gradient.Square);

            Claim Claim(
                string way, string direction, string figure, Func<LayerStatistics, LayerStatistics, double> step) =>
                new ClaimText(experiment, FormattableString.Invariant($"{way}-factor-{variance}"),
                    FormattableString.Invariant(
                        $"{direction} with σ² = {variance} the variance is multiplied by {factor:G3} in every layer."),
                    InitializationClaims.Slides, FormattableString.Invariant($"D σ² / 2 = {factor:G3}"), figure)
                { Repetitions = "networks" }
                .IsBetween(factor * (1 - InitializationClaims.Tolerance), factor * (1 + InitializationClaims.Tolerance),
                    propagation.Each(layers => layers.Zip(layers.Skip(1), step).Average()));
        }
    }

    static Claim Variety(string experiment, Propagation networks) => new ClaimText(
        experiment, "variety",
        "In the first hidden layer hardly any unit is inactive for all inputs: fewer than 5 %.",
        InitializationClaims.Slides, "hidden units that are inactive sometimes", InitializationFigures.Depth, "%")
    { Repetitions = "networks" }
        .IsBelow(5, networks.Each(layers => 100 * layers[0].ShareInactive));

    static Claim NotAverage(string experiment, DeepNetworks networks)
    {
        var (before, behind) = (networks.Narrowing[0].Network.Widths[0], networks.Narrowing[0].Network.Widths[^2]);
        return new ClaimText(
            experiment, "compromise-not-average",
            "The compromise lies below the average of the two rules (ratio, at the widest and the narrowest layer).",
            InitializationClaims.Slides, "4 / (D_h + D_h′), \"not quite the average\"", InitializationFigures.Fans)
            .IsExactlyBelow(1, 4.0 / (before + behind) / ((2.0 / before + 2.0 / behind) / 2));
    }

    /// <summary>The bound of <c>kaiming_uniform_</c>, of the weights that the library draws.</summary>
    static Claim Bound(string experiment)
    {
        const int fanIn = 100;
        var network = new Network(
            Architecture.Mlp(fanIn, 1_000) with
            {
                Initializer = new HeInitializer { Distribution = WeightDistribution.Uniform },
            }, seed: 0);
        var weights = new float[network.ParameterCount];
        network.CopyParametersTo(weights);
        return new ClaimText(
            experiment, "kaiming-bound",
            "Of 100,000 weights drawn uniformly for 100 inputs the largest is √2 · √(3/100).",
            InitializationClaims.Slides, "kaiming_uniform_: bound = gain · √(3 / fan)", InitializationFigures.Rules)
            .IsNear(Math.Sqrt(6.0 / fanIn), weights.Max(Math.Abs), 1e-4);
    }
}

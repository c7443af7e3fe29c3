using Fruitfly.Studies.Evidence;


namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>The lines of the derivation and the figures of the book, put to the test before any training.</summary>
static class InitializationClaims
{
    public const string Slides = "Slides DS542 lecture 8, initialization; UDL 7.5";

    /// <summary>Formulas hold within this share.</summary>
    public const double Tolerance = 0.05;

    /// <summary>In decades over 50 layers: from one variance to the next the values differ by 15 or more.</summary>
    const double ValueMargin = 2;

    public static IEnumerable<Claim> Of(string experiment, DeepNetworks networks)
    {
        var claims = new List<Claim>();
        claims.AddRange(Derivation(experiment, networks.Lecture));
        claims.AddRange(Values(experiment, networks));
        claims.AddRange(Rules(experiment, networks));
        return claims;
    }

    static IEnumerable<Claim> Derivation(string experiment, Propagation networks)
    {
        ClaimText Text(string id, string statement, string formula) =>
            new(experiment, id, statement, Slides, formula, InitializationFigures.Shape);
        Claim Holds(ClaimText text, double formula, double[] measured) =>
            text.AgreesWithTheory(formula, formula * Tolerance, measured);
        double[] Layers(Func<LayerStatistics, double> value) => networks.Each(layers => layers.Average(value));
        double[] Steps(Func<LayerStatistics, LayerStatistics, double> value) =>
            networks.Each(layers => layers.Zip(layers.Skip(1), value).Average());

        yield return Text("mean", "The mean of the pre-activations is 0 (in standard deviations).", "E[f′] = 0")
            .AgreesWithTheory(0, Tolerance, Layers(layer => layer.F.Mean / Math.Sqrt(layer.F.Square)));
        yield return Holds(
            Text("variance", "The variance of the pre-activations is σ² Σ E[h²] (ratio of both).",
                "Var f′ = σ² Σ E[h²]"),
            1, Layers(layer => layer.F.Square / (DeepNetworks.HeVariance * layer.InputSquares)));
        yield return Holds(
            Text("half", "ReLU leaves half of the second moment.", "E[ReLU(f)²] = σ_f² / 2"), 0.5,
            Layers(layer => layer.H.Square / layer.F.Square));
        yield return Holds(
            Text("forward-factor", "Forwards the variance is multiplied by D σ² / 2 in every layer.",
                "Var f′ = D_h σ² Var f / 2 = Var f")
                with
            { Figure = InitializationFigures.Forward },
            networks.Network.Widths[0] * DeepNetworks.HeVariance / 2,
            Steps((before, layer) => layer.F.Square / before.F.Square));
        yield return Holds(
            Text("backward-factor", "Backwards the variance is multiplied by D′ σ² / 2 in every layer.",
                "Var ∂ℓ/∂f = D_h′ σ² Var ∂ℓ/∂f′ / 2")
                with
            { Figure = InitializationFigures.Backward },
            networks.Network.Widths[0] * DeepNetworks.HeVariance / 2,
            Steps((before, layer) => before.Gradient.Square / layer.Gradient.Square));
        yield return Holds(
            Text("zeros", "Half of the activations are zero before training.",
                "1/2") with
            { Figure = InitializationFigures.Depth },
            0.5, Layers(layer => layer.ShareOfZeros));
    }

    static IEnumerable<Claim> Values(string experiment, DeepNetworks networks)
    {
        foreach (var (variance, propagation) in DeepNetworks.Variances.Zip(networks.ByVariance))
        {
            var numPy = PublishedInitialization.NumPy[variance];
            yield return Test(
                "forward", "the variance of f in the last hidden layer", numPy.Forward, numPy.ForwardDeviation,
                InitializationFigures.Forward,
                propagation.Each(layers => Propagation.LogForward(layers[^1])));
            yield return Test(
                "backward", "the variance of ∂ℓ/∂f in the first hidden layer", numPy.Backward, numPy.BackwardDeviation,
                InitializationFigures.Backward,
                propagation.Each(layers => Propagation.LogBackward(layers[0])));

            Claim Test(string way, string what, double mean, double deviation, string figure, double[] measured)
            {
                var text = new ClaimText(
                    experiment, FormattableString.Invariant($"{way}-{variance}"),
                    FormattableString.Invariant($"With σ² = {variance} {what} is about {PowerText.Of(mean)}."),
                    "The same networks drawn in NumPy, float64",
                    FormattableString.Invariant(
                        $"{NumberText.WithDecimals(mean, 2)} ± {deviation:F2} decades ({PublishedInitialization.Networks} networks)"), figure, "decades");
                return IsPublished(propagation)
                    ? text.AgreesWithMean(mean, deviation, PublishedInitialization.Networks, ValueMargin, measured)
                    : text.NotTested(
                        $"Computed for {PublishedInitialization.Depth} layers of {PublishedInitialization.Width} units.");
            }
        }
    }

    static IEnumerable<Claim> Rules(string experiment, DeepNetworks networks)
    {
        var torch = networks.ByInitializer.Single(propagation => propagation.Network.Name == "PyTorch's default");
        yield return new ClaimText(
            experiment, "default-is-he",
            "PyTorch's default keeps the second moment of the gradient, as He's rule does (factor a layer).",
            "Slides DS542 lecture 8, \"Default initialization in PyTorch\"",
            "kaiming_uniform_: variance 2 / fan-in, so a factor of 1",
            InitializationFigures.Rules)
            .AgreesWithTheory(1, Tolerance,
                torch.Each(layers =>
                    layers.Zip(layers.Skip(1), (before, layer) => before.Gradient.Square / layer.Gradient.Square)
                        .Average()));

        var (fanIn, fanOut, compromise) = (networks.Narrowing[0], networks.Narrowing[1], networks.Narrowing[2]);
        yield return Closer(
            "fan-in-forward",
            "Where layers narrow, the fan-in keeps the variance better than the fan-out forwards (decades less change).",
            Change(fanOut, Propagation.LogForward), Change(fanIn, Propagation.LogForward));
        yield return Closer(
            "fan-out-backward",
            "Where layers narrow, the fan-out keeps the variance better than the fan-in backwards (decades less " +
            "change).",
            Change(fanIn, Propagation.LogBackward), Change(fanOut, Propagation.LogBackward));
        yield return Closer(
            "compromise",
            "The compromise's worse direction is better than the worse direction of fan-in and fan-out (decades " +
            "less change).",
            [.. Worse(fanIn).Zip(Worse(fanOut), Math.Max)], Worse(compromise));

        Claim Closer(string id, string statement, double[] other, double[] better) => new ClaimText(
            experiment, id, statement, Slides, "σ² = 2/D_h forwards, 2/D_h′ backwards, 4/(D_h + D_h′) for both",
            InitializationFigures.Fans, "decades")
            .IsAbove(0, [.. other.Zip(better, (far, near) => far - near)]);

        static double[] Worse(Propagation networks) =>
            [.. Change(networks, Propagation.LogForward).Zip(Change(networks, Propagation.LogBackward), Math.Max)];
    }

    /// <summary>Decades between first and last hidden layer, whichever way.</summary>
    static double[] Change(Propagation networks, Func<LayerStatistics, double> logarithm) =>
        [.. networks.Growth(logarithm).Select(growth => Math.Abs(growth) * (networks.Network.Depth - 1))];

    /// <summary>Whether the networks are those of the book.</summary>
    public static bool IsPublished(Propagation networks) =>
        networks.Network.Depth == PublishedInitialization.Depth
            && networks.Network.Widths[0] == PublishedInitialization.Width;
}

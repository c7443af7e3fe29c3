using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>What deep networks do with their inputs and gradients before any training.</summary>
static class InitializationFigures
{
    public const string Forward = "forward-variance", Backward = "backward-variance", Rules = "rules", Fans = "fans",
        Shape = "shape", Depth = "inactive-by-depth";

    const string ForwardPanel = "forwards: f", BackwardPanel = "backwards: ∂ℓ/∂f";

    public static IEnumerable<Figure> Of(DeepNetworks networks, int inputs)
    {
        yield return ForwardOf(networks, inputs);
        yield return BackwardOf(networks, inputs);
        yield return RulesOf(networks, inputs);
        yield return FansOf(networks, inputs);
        yield return ShapeOf(networks.Lecture, inputs);
        yield return DepthOf(networks.Lecture, inputs);
    }

    static Figure ForwardOf(DeepNetworks networks, int inputs)
    {
        var (least, most) = (Last(networks.ByVariance[0]), Last(networks.ByVariance[^1]));
        var change = networks.Lecture.Growth(Propagation.LogForward).Average() * (networks.Lecture.Network.Depth - 1);
        var title = TitleOf([change],
            $"After {networks.Lecture.Network.Depth} layers the variance is {PowerText.Of(least)} with σ² = 0.001 " +
            $"and {PowerText.Of(most)} with σ² = 1; with 0.02 it changes " +
            $"by {NumberText.WithDecimals(Math.Abs(change), 1)} decades");
        return Lines.Draw(
            Data("log₁₀ variance of the pre-activations f",
                networks.ByVariance.SelectMany(p => new[] { p.ForwardTheory(), p.Forward() })))
            .ToFigure(Forward, title, Setting(networks.Lecture, inputs),
                "Logarithm of the variance of the pre-activations against the layer, for five variances of the " +
                $"weights. {title}.", Drift);

        static double Last(Propagation propagation) =>
            propagation.Each(layers => Propagation.LogForward(layers[^1])).Average();
    }

    static Figure BackwardOf(DeepNetworks networks, int inputs)
    {
        var (least, most) = (First(networks.ByVariance[0]), First(networks.ByVariance[^1]));
        var title = $"In the first layer the gradient's variance is {PowerText.Of(least)} with σ² = 0.001 " +
            $"and {PowerText.Of(most)} with σ² = 1";
        return Lines.Draw(
            Data("log₁₀ variance of the gradient ∂ℓ/∂f",
                networks.ByVariance.SelectMany(p => new[] { p.BackwardTheory(), p.Backward() })))
            .ToFigure(Backward, title, Setting(networks.Lecture, inputs),
                "Logarithm of the variance of the loss's derivative by the pre-activations against the layer, for " +
                $"five variances of the weights. {title}.", Drift);

        static double First(Propagation propagation) =>
            propagation.Each(layers => Propagation.LogBackward(layers[0])).Average();
    }

    static Figure RulesOf(DeepNetworks networks, int inputs)
    {
        var falls = networks.ByInitializer.Select(p =>
            (p.Network.Name, Fall: -p.Growth(Propagation.LogBackward).Average() * (p.Network.Depth - 1))).ToList();
        var title = TitleOf([.. falls.Select(fall => fall.Fall)],
            $"From the last layer to the first the gradient's variance changes by {Signed(falls[0].Fall)} decades " +
            $"with He, {Signed(falls[1].Fall)} with Glorot, {Signed(falls[2].Fall)} with PyTorch's default");
        return Both(networks.ByInitializer).ToFigure(
            Rules, title, Setting(networks.Lecture, inputs),
            "Logarithm of the variance of pre-activations and gradients against the layer, for three rules of " +
            $"initialization. {title}.",
            "PyTorch's biases keep the pre-activations from vanishing; they do nothing for the gradients.");
    }

    static Figure FansOf(DeepNetworks networks, int inputs)
    {
        var (fanIn, fanOut) = (networks.Narrowing[0], networks.Narrowing[1]);
        var title = TitleOf([Forwards(fanIn), Backwards(fanOut)],
            $"Where layers narrow, He's fan-in changes the variance by {Signed(Forwards(fanIn))} decades forwards, " +
            $"the fan-out by {Signed(Backwards(fanOut))} backwards");
        return Both(networks.Narrowing).ToFigure(
            Fans, title,
            FormattableString.Invariant(
                $"{fanIn.Network.Depth} hidden layers that narrow from {fanIn.Network.Widths[1]} units to {fanIn.Network.Widths[^2]}, {fanIn.Networks.Count} networks, {inputs} standard normal inputs"),
            "Logarithm of the variance of pre-activations and gradients against the layer of a narrowing network, " +
            $"for He's rule with fan-in, fan-out and their compromise. {title}.",
            Drift);

        static double Forwards(Propagation p) => p.Growth(Propagation.LogForward).Average() * (p.Network.Depth - 1);
        static double Backwards(Propagation p) => -p.Growth(Propagation.LogBackward).Average() * (p.Network.Depth - 1);
    }

    static Figure ShapeOf(Propagation propagation, int inputs)
    {
        double Kurtosis(int k) => propagation.Each(layers => layers[k].F.Kurtosis).Average();
        var mean = propagation.Each(layers => layers.Average(Standardized)).Average();
        var title = TitleOf([mean, Kurtosis(0), Kurtosis(propagation.Network.Depth - 1)], FormattableString.Invariant(
            $"Pre-activations have a mean of {Math.Abs(mean):F2} standard deviations; their excess kurtosis goes from {Kurtosis(0):F1} in the first layer to {Kurtosis(propagation.Network.Depth - 1):F1} in the last"));
        return Lines.Draw(Data("value (normal: 0)",
        [
            new("mean / standard deviation") { Seeds = propagation.Curves(Standardized) },
            new("skewness") { Seeds = propagation.Curves(layer => layer.F.Skewness) },
            new("excess kurtosis") { Seeds = propagation.Curves(layer => layer.F.Kurtosis) },
        ])).ToFigure(
            Shape, title, $"σ² = {DeepNetworks.HeVariance}, " + Setting(propagation, inputs),
            $"Mean, skewness and excess kurtosis of the pre-activations against the layer. {title}.",
            "Inputs leave a layer with different lengths, and the more layers the more so: tails grow heavier. " +
            "Their directions grow alike, so that a deep layer of one network shows little more than its units, " +
            "and its values scatter.");

        static double Standardized(LayerStatistics layer) => layer.F.Mean / Math.Sqrt(layer.F.Variance);
    }

    static Figure DepthOf(Propagation propagation, int inputs)
    {
        var (first, last) = (Estimate(0), Estimate(propagation.Network.Depth - 1));
        var title = FormattableString.Invariant(
            $"Half of the activations are zero in every layer, but units that no input activates grow from {first:F0} % to {last:F0} %");
        return Lines.Draw(Data("share",
        [
            new("activations that are zero") { Seeds = propagation.Curves(layer => 100 * layer.ShareOfZeros) },
            new("units that no input activates") { Seeds = propagation.Curves(layer => 100 * layer.ShareInactive) },
        ]) with
        { Unit = "%", IsZeroIncluded = true }).ToFigure(
            Depth, title, $"σ² = {DeepNetworks.HeVariance}, " + Setting(propagation, inputs),
            $"Share of zero activations and of inactive units against the layer, before training. {title}.");

        double Estimate(int k) => propagation.Each(layers => 100 * layers[k].ShareInactive).Average();
    }

    static Chart Both(IReadOnlyList<Propagation> propagations) =>
        Lines.Draw(Data("log₁₀ variance", propagations.SelectMany(p => new[]
    {
        p.ForwardTheory(ForwardPanel), p.Forward(ForwardPanel), p.BackwardTheory(BackwardPanel),
        p.Backward(BackwardPanel),
    })));

    static LinesData Data(string quantity, IEnumerable<LineSeries> series) => new()
    {
        Horizontal = "hidden layer", Quantity = quantity, Series = [.. series], Repeated = "networks",
        IsZeroIncluded = false,
    };

    const string Drift =
        "Grey: theory, of the mean of the variance. The mean of its logarithm lies below, the more the narrower " +
        "the layers.";

    static string Setting(Propagation propagation, int inputs) => FormattableString.Invariant(
        $"{propagation.Network.Depth} hidden layers of {propagation.Network.Widths[0]} ReLU units, {propagation.Networks.Count} networks, {inputs} standard normal inputs");

    /// <summary>A network so narrow that all units of a layer are inactive has neither
    /// variance nor shape behind it.</summary>
    static string TitleOf(IReadOnlyList<double> values, string title) =>
        values.All(double.IsFinite)
            ? title : "Some networks are so narrow that nothing passes through all of their layers";

    static string Signed(double value) =>
        NumberText.WithDecimals(value, 1) is var text && value > 0 ? "+" + text : text;
}

using Fruitfly.Networks.Hinges;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>What the lecture says of single fits: to few examples, to other examples, to unlimited data, and to
/// examples that are spaced by the slides' rule.</summary>
static class FitClaims
{
    const string Slides = "Slides \"Measuring performance\"";

    /// <summary>Of the squared bias: no figure would show less.</summary>
    const double MeanMargin = 0.05;

    /// <summary>Data sets of the slides' rule; medians of networks need no more.</summary>
    public const int MostJittered = 2000;

    /// <summary>Networks compared on them: 1 to this many hidden units.</summary>
    public const int JitteredUnits = 10;

    /// <summary>What is left of targets that are fitted exactly.</summary>
    const double Exact = 1e-12;

    static readonly IReadOnlyList<int> Regions = [3, 5, 10];

    /// <param name="work">has <see cref="WorkOf"/> left for it</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static IEnumerable<Claim> Of(string experiment, ToyOutcome outcome, WorkInParts work)
    {
        ClaimText Text(string id, string statement, string source, string published, string? figure, string unit) =>
            new(experiment, id, statement, $"{Slides}, {source}", published, figure, unit)
            {
                Repetitions = "data sets",
            };
        var setting = outcome.Setting;

        var mean = outcome.ByCapacity[ToyBiasVarianceExperiment.PicturedUnits - 1];
        var unlimited = Text("mean-is-unlimited",
            $"The mean of all networks with {mean.HiddenUnits} hidden units is the one that unlimited data would " +
            "give (squared distance).", "f_μ; UDL 8.2.2", "\"best possible model if we had infinite data\"",
            CapacityFigure.Id, "squared distance");
        yield return !mean.HasInterval
            ? unlimited.NotTested("With so few examples the mean of the networks has no interval.")
            : unlimited.AgreesWithTheory(0, MeanMargin * UnlimitedData.Miss(mean.HiddenUnits),
                Measurement.BiasVariance.Of(setting.Predictions(mean.HiddenUnits, work),
                    UnlimitedData.Predictions(mean.HiddenUnits)).BiasValues);

        yield return Text("regions",
            "Fitted to the true function, five regions come closer to it than three, and ten than five (least step).",
            "reducing bias; UDL figure 8.7", "3, 5, 10 regions", CapacityFigure.Id, "squared distance less")
            .IsExactlyAbove(0, Regions.Zip(Regions.Skip(1),
                (few, many) => UnlimitedData.Miss(few) - UnlimitedData.Miss(many)).Min());

        yield return Text("samples-differ",
            $"Networks fitted to two samples of {outcome.BySize[0].Examples} lie farther apart than the mean of all lies " +
            "from the truth (median of the squared distance, less the squared bias).", "variance; UDL figure 8.6",
            "six samples, the same model, different fits", SampleSizeFigures.Id, "squared distance more")
            .MedianIsAbove(0, [.. Pairs(outcome, work)]);

        var training = Text("overfitting-training",
            "Ten hidden units describe their training examples better than three (mean squared error, less).",
            "overfitting; UDL figure 8.8", "closer to the training data", CapacityFigure.Id, "less");
        yield return outcome.ByCapacity.Count < 10 ? training.NotTested("Ten hidden units were not asked for.")
            : training.MedianIsAbove(0, [.. setting.ForEach(
                data => TrainingError(data.Inputs, data.Targets, 3) - TrainingError(data.Inputs, data.Targets, 10),
                work, TrainingWork(setting))]);

        yield return Exactly(Text("noise-or-function",
            "With as many parameters as examples one sample does not tell noise from a change of the function: noisy " +
            "targets are fitted as exactly as the function (largest training error).", "noise; UDL 8.2.1",
            "no way to tell", MeanFigures.SamplesId, "squared error"), setting);

        yield return Jittered(Text("slide-inputs",
            "With the slide's inputs, x evenly spaced + U(± 1/n), four hidden units are best too (median error).",
            "the toy model", "x = x + U(± 1/n); four hidden units", null, "hidden units"), setting, work);
    }

    /// <summary>In the unit of <see cref="ToySetting.WorkOf"/>.</summary>
    public static double WorkOf(ToySetting setting) =>
        setting.WorkOf(ToyBiasVarianceExperiment.PicturedUnits) + setting.DataSets * TrainingWork(setting)
        + (setting with { Examples = ToyBiasVarianceExperiment.SampleSizes[0] })
            .WorkOf(ToyBiasVarianceExperiment.PicturedUnits)
        + Enumerable.Range(1, JitteredUnits).Sum(ByTheSlides(setting).WorkOf);

    static double TrainingWork(ToySetting setting) => 2 * 13 * setting.Examples;

    static double TrainingError(IReadOnlyList<double> inputs, IReadOnlyList<double> targets, int hiddenUnits) =>
        HingeFit.Of(new(inputs, targets), hiddenUnits).Network.At(inputs)
            .Zip(targets, (value, target) => (value - target) * (value - target)).Average();

    static IEnumerable<double> Pairs(ToyOutcome outcome, WorkInParts work)
    {
        var few = outcome.BySize[0];
        var bias = few.Parts.SquaredBias.Mean;
        return (outcome.Setting with { Examples = few.Examples }).Predictions(few.HiddenUnits, work).Chunk(2)
            .Where(pair => pair.Length == 2)
            .Select(pair => pair[0].Zip(pair[1], (one, other) => (one - other) * (one - other)).Average() - bias);
    }

    static Claim Exactly(ClaimText text, ToySetting setting)
    {
        if (setting.Examples != PublishedTradeOff.Examples)
            return text.NotTested("Fitted exactly with 15 examples; more are badly conditioned.");
        var noisy = Enumerable.Range(0, 20).Select(setting.DataSet);
        return text.IsExactlyAtMost(Exact, noisy.Max(data =>
            TrainingError(data.Inputs, data.Targets, PublishedTradeOff.Examples - 1)));
    }

    static Claim Jittered(ClaimText text, ToySetting setting, WorkInParts work)
    {
        if (!PublishedTradeOff.IsSettingOf(setting))
            return text.NotTested("Four is the best with 15 examples and noise 0.3.");
        var slides = ByTheSlides(setting);
        List<int> sizes = [.. Enumerable.Range(1, JitteredUnits)];
        var least = PlaceOfLeast.Of(sizes, [.. sizes.Select(units => slides.Predictions(units, work)
            .Select(Distance).ToArray())]);
        return text.PlaceIsBetween(4, 4, least.Place, (least.Low, least.High), slides.DataSets);
    }

    static double Distance(double[] values) =>
        values.Zip(ToySetting.Truth, (value, truth) => (value - truth) * (value - truth)).Average();

    static ToySetting ByTheSlides(ToySetting setting) =>
        setting with { DataSets = Math.Min(MostJittered, setting.DataSets), AreInputsJittered = true };
}

using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.TSne;

/// <summary>Embeds MNIST-1D and images in a plane, and asks neighbours for classes before and after.</summary>
sealed class TsneExperiment : ComputedExperiment<TsneOptions>
{
    public override string Name => "t-sne";

    public override string Title => "MNIST-1D and images in a plane";

    public override string Summary =>
        "t-SNE lays the examples of MNIST-1D and of MNIST, or of other images that are named, into a plane so that " +
        "neighbours stay neighbours. Images fall into clusters of " +
        "their classes, MNIST-1D hardly does; how often neighbours have the same class, in pixel space and in the " +
        "plane, is the number behind the picture.";

    public override string Source =>
        "Greydanus and Kobak 2024, arXiv:2011.14439, with its notebook tsne-mnist-vs-mnist1d; slides \"Measuring " +
        "performance\"";

    public override bool ReadsImages => true;

    protected override Findings Measure(TsneOptions options, MeasuringContext context)
    {
        var outcome = TsneOutcome.Of(options, context);
        return new Findings(
            TsneText.Lead(outcome), [.. TsneFigures.Of(outcome)], [TsneTable.Of(outcome)],
            [.. TsneClaims.Of(Name, outcome)]);
    }

    protected override TimeSpan PredictMeasuring(TsneOptions options, TimeProvider time, MeasuringContext context) =>
        TsneOutcome.Predict(options, time, context);
}

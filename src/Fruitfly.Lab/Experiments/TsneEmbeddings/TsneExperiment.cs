using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments.TsneEmbeddings;

/// <summary>Embeds MNIST-1D and images in a plane, and asks neighbours for classes before and after.</summary>
public sealed class TsneExperiment : OrderedExperiment
{
    public override string Name => "t-sne";

    public override string Title => "MNIST-1D and images in a plane";

    public override string Summary =>
        "t-SNE lays the examples of MNIST-1D and of MNIST, or of other images that are named, into a plane so that neighbours stay neighbours. Images fall into clusters of " +
        "their classes, MNIST-1D hardly does; how often neighbours have the same class, in pixel space and in the plane, is the number behind the picture.";

    public override string Source => "Greydanus and Kobak 2024, arXiv:2011.14439, with its notebook tsne-mnist-vs-mnist1d; slides \"Measuring performance\"";

    public override bool ReadsImages => true;

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("seeds", "data sets of MNIST-1D, each from another seed of its generator", Quick: 3, Full: 10, Minimum: 1, Maximum: 1000),
        new("first-seed", "the first seed; the others follow it; 42 makes the published data set", Quick: 42, Full: 42, Minimum: 0, Maximum: int.MaxValue / 2),
        new("points", "examples of MNIST-1D", Quick: 1_000, Full: 5_000, Minimum: 310, Maximum: 100_000),
        new("image-points", "images, drawn once from training and test set; all where there are no more", Quick: 2_000, Full: 70_000, Minimum: 310, Maximum: 1_000_000),
        new("perplexity", "how many neighbours count for a point", Quick: 30, Full: 30, Minimum: 5, Maximum: 100),
        new("neighbours", "neighbours that vote on the class of a point, in titles and claims", Quick: 10, Full: 10, Minimum: 1, Maximum: 15),
    ];

    /// <summary>Nothing is trained.</summary>
    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings) => [];

    /// <inheritdoc/>
    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results, IProgress<double>? progress, CancellationToken cancellation)
    {
        var outcome = TsneOutcome.Of(settings, progress, cancellation);
        return new Findings(
            TsneText.Lead(outcome), [.. TsneFigures.Of(outcome)], [TsneTable.Of(outcome)], [.. TsneClaims.Of(Name, outcome)]);
    }

    /// <inheritdoc/>
    public override TimeSpan PredictMeasuring(ExperimentSettings settings, TimeProvider time, CancellationToken cancellation) =>
        TsneOutcome.Predict(settings, time, cancellation);
}

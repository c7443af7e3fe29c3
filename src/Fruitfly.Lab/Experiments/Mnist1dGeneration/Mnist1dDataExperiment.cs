using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments.Mnist1dGeneration;

/// <summary>Shows how MNIST-1D is made, and checks that what is made here is what was published.</summary>
public sealed class Mnist1dDataExperiment : OrderedExperiment
{
    public override string Name => "mnist1d-data";

    public override string Title => "The MNIST-1D data set";

    public override string Summary =>
        "Ten templates of 12 values become 5,000 examples of 40: padded, stretched, scaled, moved, made noisy, tilted and sampled again. " +
        "So small that a network learns them in a second, yet hard enough that models differ.";

    public override string Source => "Slides \"Measuring performance\"; Greydanus and Kobak 2024, mnist1d";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("seed", "the seed of the data set", Quick: 42, Full: 42, Minimum: 0, Maximum: uint.MaxValue),
        new("samples", "training and test examples together", Quick: 5000, Full: 5000, Minimum: 100, Maximum: 1_000_000),
        new("noise-seeds", "redraws of 15 % of the labels", Quick: 20, Full: 200, Minimum: 2, Maximum: 10_000),
    ];

    /// <summary>Nothing is trained.</summary>
    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings) => [];

    /// <inheritdoc/>
    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results, IProgress<double>? progress, CancellationToken cancellation)
    {
        var generator = new Mnist1dGenerator(new Mnist1dSettings { Seed = (uint)settings["seed"], Samples = settings.Integer("samples") });
        var data = generator.Generate();
        return new Findings(
            FormattableString.Invariant($"{data.TrainingCount:N0} training and {data.TestCount:N0} test examples of {data.Features} values in {data.Classes} classes, generated from seed {(uint)settings["seed"]}."),
            [.. DataFigures.Of(generator, data)],
            [DataTable.Of(data)],
            DataClaims.Of(Name, data, new WorkInParts(settings["noise-seeds"], progress, cancellation), settings.Integer("noise-seeds")));
    }
}

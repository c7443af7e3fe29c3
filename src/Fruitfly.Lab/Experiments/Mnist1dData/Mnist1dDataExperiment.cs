using Fruitfly.Data.Mnist1d;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dData;

/// <summary>Shows how MNIST-1D is made, and checks that what is made here is what was published.</summary>
sealed class Mnist1dDataExperiment : ComputedExperiment<Mnist1dDataOptions>
{
    public override string Name => "mnist1d-data";

    public override string Title => "The MNIST-1D data set";

    public override string Summary =>
        "Ten templates of 12 values become 5,000 examples of 40: padded, stretched, scaled, moved, made noisy, " +
        "tilted and sampled again. " +
        "So small that a network learns them in a second, yet hard enough that models differ.";

    public override string Source => "Slides \"Measuring performance\"; Greydanus and Kobak 2024, mnist1d";

    protected override Findings Measure(Mnist1dDataOptions options, MeasuringContext context)
    {
        var generator = new Mnist1dGenerator(new Mnist1dSettings { Seed = options.Seed, Samples = options.Samples });
        var data = generator.Generate();
        return new Findings(
            FormattableString.Invariant(
                $"{data.TrainingCount:N0} training and {data.TestCount:N0} test examples of {data.Features} values in {data.Classes} classes, generated from seed {options.Seed}."),
            [.. DataFigures.Of(generator, data)],
            [DataTable.Of(data)],
            DataClaims.Of(Name, data, new WorkInParts(options.NoiseSeeds, context.Progress, context.Cancellation),
                options.NoiseSeeds));
    }
}

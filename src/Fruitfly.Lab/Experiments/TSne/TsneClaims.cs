using Fruitfly.Studies.Evidence;


namespace Fruitfly.Lab.Experiments.TSne;

/// <summary>What was published of these embeddings, and what was read from them, put to the test.</summary>
static class TsneClaims
{
    const string Caption = "README of mnist1d, on its picture by t-SNE";

    /// <summary>Two runs from other starts or with other approximations end in minima that differ: by 0.03 (standard
    /// deviation) for MNIST-1D, which has fewer points and no clusters that would settle it.</summary>
    const double DifferenceOfRuns = 0.05;

    /// <summary>Half of what lies between the published divergences of MNIST-1D and MNIST.</summary>
    const double DivergenceMargin = 0.16;

    /// <summary>Convolutional networks on MNIST-1D, at least, and on MNIST, at most, in percent: 94 ± 2 and above 99 in
    /// the table of mnist1d's README.</summary>
    const double LearnedOnMnist1d = 92, LearnedOnMnist = 100;

    /// <summary>The networks of the table learn from as many examples of MNIST-1D.</summary>
    const int TableExamples = 4000;

    public static IEnumerable<Claim> Of(string experiment, TsneOutcome outcome)
    {
        var (k, mnist1d) = (outcome.Neighbors, outcome.Mnist1d);
        yield return Mnist1dDivergence(experiment, outcome);
        yield return MnistDivergence(experiment, outcome);
        yield return MnistSeparable(experiment, outcome);
        var title = outcome.Images?.Title ?? "images";
        yield return Ahead(
            "clusters-in-pixels",
            $"{TsneText.Voters(k)} in pixel space classify more of {title} correctly than of MNIST-1D.", "neighbours",
            data => data.With(k).InPixels);
        yield return Ahead(
            "clusters-in-plane",
            $"{TsneText.Voters(k)} in the plane do too: {title} forms clusters of its classes where MNIST-1D does not.",
            "embeddings", data => data.With(k).InPlane);
        yield return RepresentationMatters(experiment, outcome);

        Claim Ahead(string id, string statement, string figure, Func<EmbeddedData, double> accuracy)
        {
            var text = new ClaimText(experiment, id, statement, Caption, "said of MNIST: clusters; MNIST-1D: none",
                figure, "% points");
            return outcome.Images is { } images
                ? text.IsAbove(0, [.. mnist1d.Select(data => accuracy(images) - accuracy(data))])
                : text.NotTested(TsneText.NoImages);
        }
    }

    /// <summary>What a network that learns a representation classifies correctly, less
    /// what neighbours do without.</summary>
    static Claim RepresentationMatters(string experiment, TsneOutcome outcome)
    {
        var k = outcome.Neighbors;
        var text = new ClaimText(
            experiment, "representation-matters",
            "A learned representation gains more on MNIST-1D than on MNIST: what convolutional networks classify " +
            $"correctly beyond what {TsneText.Voters(k).ToLowerInvariant()} in pixel space do.",
            $"{Caption}; its table of models", "convolutional 94 ± 2 % on MNIST-1D, above 99 % on MNIST",
            "neighbours", "% points");
        return outcome.Images is not { } images ? text.NotTested(TsneText.NoImages)
            : images.Title != PublishedEmbedding.Mnist.Title
                ? text.NotTested($"The images here are those of {images.Title}.", outcome.Mnist1d.Count)
            : outcome.Mnist1d[0].Points < TableExamples
                ? text.NotTested("The published networks learned from 4,000 examples of MNIST-1D.",
                    outcome.Mnist1d.Count)
            : text.IsAbove(0, [.. outcome.Mnist1d.Select(data =>
                LearnedOnMnist1d - data.With(k).InPixels - (LearnedOnMnist - images.With(k).InPixels))]);
    }

    static Claim Mnist1dDivergence(string experiment, TsneOutcome outcome)
    {
        var published = PublishedEmbedding.Mnist1d;
        var text = new ClaimText(
            experiment, "mnist1d-divergence",
            "Embedded with openTSNE's settings, the 5,000 points of MNIST-1D end at this Kullback-Leibler divergence.",
            PublishedEmbedding.Source, "2.53 (one run)", "divergence", "nats");
        return published.IsComparable(outcome.Mnist1d[0], outcome.Perplexity)
            ? text.AgreesWithRun(published.Divergence, DivergenceMargin,
                [.. outcome.Mnist1d.Select(data => data.Divergence)])
            : text.NotTested("The published run has 5,000 points and perplexity 30.", outcome.Mnist1d.Count);
    }

    static Claim MnistDivergence(string experiment, TsneOutcome outcome)
    {
        var published = PublishedEmbedding.Mnist;
        var text = new ClaimText(
            experiment, "mnist-divergence", "The 70,000 images of MNIST end at this one.", PublishedEmbedding.Source,
            "2.86 (one run)", "divergence", "nats");
        return outcome.Images is not { } images ? text.NotTested(TsneText.NoImages)
            : published.IsComparable(images, outcome.Perplexity)
                ? text.IsNear(published.Divergence, images.Divergence, DifferenceOfRuns)
            : text.NotTested(images.Title == published.Title
                ? "The published run has 70,000 points and perplexity 30."
                : FormattableString.Invariant(
                    $"The images here are those of {images.Title}, {images.Points:N0} of which end at {images.Divergence:F2}."), 1);
    }

    static Claim MnistSeparable(string experiment, TsneOutcome outcome)
    {
        var text = new ClaimText(
            experiment, "mnist-separable",
            "Most images of MNIST are separable by neighbours in pixel " +
            $"space: {TsneText.Voters(outcome.Neighbors).ToLowerInvariant()} classify at least half of them correctly.",
            Caption, "the majority", "neighbours", "%");
        return outcome.Images is not { } images ? text.NotTested(TsneText.NoImages)
            : images.Title == PublishedEmbedding.Mnist.Title
                ? text.IsExactlyAtLeast(50, images.With(outcome.Neighbors).InPixels)
            : text.NotTested(FormattableString.Invariant(
                $"The images here are those of {images.Title}, where it is {images.With(outcome.Neighbors).InPixels:F1} %."), 1);
    }
}

using Fruitfly.Embeddings;

namespace Fruitfly.Lab.Experiments.TSne;

/// <summary>What openTSNE printed while it embedded a data set, with its defaults: one run.</summary>
/// <param name="Points">training and test examples</param>
/// <param name="Divergences">every 50 iterations, those of exaggeration too</param>
sealed record PublishedEmbedding(string Title, int Points, IReadOnlyList<DivergenceMeasurement> Divergences)
{
    public const string Source = "mnist1d, notebook tsne-mnist-vs-mnist1d";

    /// <summary>openTSNE's default.</summary>
    public const double Perplexity = 30;

    public static readonly PublishedEmbedding Mnist1d = Of(
        "MNIST-1D", 5_000, 4.8808, 4.8335, 4.8343, 4.8343, 4.8344, 2.9251, 2.7425, 2.6568, 2.6090, 2.5808, 2.5634,
        2.5512, 2.5415, 2.5338, 2.5276);

    public static readonly PublishedEmbedding Mnist = Of(
        "MNIST", 70_000, 5.9916, 5.8277, 5.7787, 5.7614, 5.7526, 3.5778, 3.3168, 3.1843, 3.0980, 3.0353, 2.9869, 2.9478,
        2.9154, 2.8876, 2.8642);

    public double Divergence => Divergences[^1].Divergence;

    /// <summary>Whether an embedding here is of the same data, as far as its name and size
    /// tell, with the same perplexity.</summary>
    public bool IsComparable(EmbeddedData data, double perplexity) =>
        data.Title == Title && data.Points == Points && perplexity == Perplexity;

    static PublishedEmbedding Of(string title, int points, params double[] divergences) =>
        new(title, points,
            [.. divergences.Select((divergence, k) => new DivergenceMeasurement(50 * (k + 1), divergence))]);
}

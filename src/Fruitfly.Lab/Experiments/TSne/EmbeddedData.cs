using Fruitfly.Data;
using Fruitfly.Embeddings;

namespace Fruitfly.Lab.Experiments.TSne;

/// <summary>A data set in a plane, and how well neighbours tell its classes apart before and after.</summary>
/// <param name="Title">such as "MNIST-1D"</param>
/// <param name="Features">values of a point before</param>
/// <param name="Classes">the class of each point by name</param>
/// <param name="X">in the plane</param>
/// <param name="Y">in the plane</param>
/// <param name="Divergences">the Kullback-Leibler divergence along the way</param>
/// <param name="Accuracies">in percent, for growing numbers of neighbours</param>
sealed record EmbeddedData(
    string Title, int Features, IReadOnlyList<string> Classes, IReadOnlyList<double> X, IReadOnlyList<double> Y,
    IReadOnlyList<DivergenceMeasurement> Divergences, IReadOnlyList<NeighborAccuracy> Accuracies)
{
    static readonly int[] Asked = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 90];

    public int Points => X.Count;

    /// <summary>Where the descent ended.</summary>
    public double Divergence => Divergences[^1].Divergence;

    /// <param name="k">asked besides the usual numbers of neighbours</param>
    /// <param name="work">has its <see cref="EmbeddingWork"/> left</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static EmbeddedData Of(
        string title, Examples examples, IReadOnlyList<string> classNames, double perplexity, int k, WorkInParts work)
    {
        var (threads, (search, descent, searchInPlane)) = (Environment.ProcessorCount,
            EmbeddingWork.Of(examples.Count, examples.Features));
        var neighbors = NearestNeighbors.Find(
            examples.Inputs, examples.Features, Tsne.NeighborsFor(perplexity, examples.Count), threads,
            work.Part(search), work.Cancellation);
        var embedding = Tsne.Embed(
            Affinities.FromPerplexity(neighbors, perplexity, threads),
            Tsne.StartFromComponents(examples.Inputs, examples.Features),
            new TsneSettings { Perplexity = perplexity }, threads, work.Part(descent), work.Cancellation);
        var inPlane = NearestNeighbors.Find(Plane(embedding), 2, neighbors.Count, threads, work.Part(searchInPlane),
            work.Cancellation);
        var labels = examples.Labels.ToArray();
        return new EmbeddedData(
            title, examples.Features, [.. labels.Select(label => classNames[label])], embedding.X.ToArray(),
            embedding.Y.ToArray(), embedding.Divergences,
            [
                .. Asked.Append(k).Distinct().Order().Where(count => count <= neighbors.Count)
                    .Select(count => new NeighborAccuracy(
                    count, 100 * NeighborVote.Accuracy(neighbors, labels, count),
                    100 * NeighborVote.Accuracy(inPlane, labels, count))),
            ]);
    }

    /// <summary>What k neighbours say.</summary>
    public NeighborAccuracy With(int k) => Accuracies.Single(accuracy => accuracy.Neighbors == k);

    static float[] Plane(Embedding embedding)
    {
        var plane = new float[2 * embedding.Count];
        for (var i = 0; i < embedding.Count; i++)
            (plane[2 * i], plane[2 * i + 1]) = ((float)embedding.X[i], (float)embedding.Y[i]);
        return plane;
    }
}

/// <param name="Neighbors">how many vote on the class of a point</param>
/// <param name="InPixels">points they are right about, in percent, by distance of all features</param>
/// <param name="InPlane">the same by distance in the plane</param>
readonly record struct NeighborAccuracy(int Neighbors, double InPixels, double InPlane);

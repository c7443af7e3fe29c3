using Fruitfly.Data;
using Fruitfly.Data.Images;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Experiments.TSne;

/// <summary>The data sets that were embedded.</summary>
/// <param name="Mnist1d">one for each seed of its generator</param>
/// <param name="Images">null where there are none</param>
sealed record TsneOutcome(double Perplexity, int Neighbors, IReadOnlyList<EmbeddedData> Mnist1d, EmbeddedData? Images)
{
    /// <summary>Embedded for a prediction.</summary>
    const int FewPoints = 1_200;

    /// <summary>The data sets that pictures show: of MNIST-1D the first.</summary>
    public IEnumerable<EmbeddedData> Shown => Images is null ? [Mnist1d[0]] : [Images, Mnist1d[0]];

    /// <exception cref="Fruitfly.Data.Files.DataFileException">the folder that the user named has no image
    /// files, or one is damaged</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static TsneOutcome Of(TsneOptions options, MeasuringContext context)
    {
        var found = FindImages(
            context.Images); // a folder without images is an error that need not wait for the embeddings
        var (perplexity, k) = (options.Perplexity, options.Neighbours);
        var first = options.FirstSeed;
        var work = new WorkInParts(EmbeddingWork.Of(options, found is null ? null : SizeOf(found)), context.Progress,
            context.Cancellation);
        var signals = Enumerable.Range(0, options.Seeds)
            .Select(seed => Embed(Signals(options.Points, first + (uint)seed), "MNIST-1D", Digits)).ToList();
        var images = found is null ? null : Embed(Draw(found, options.ImagePoints), found.Title, found.ClassNames);
        return new(perplexity, k, signals, images);

        EmbeddedData Embed(Examples examples, string title, IReadOnlyList<string> names) =>
            EmbeddedData.Of(title, examples, names, perplexity, k, work);
    }

    /// <summary>How long <see cref="Of"/> takes on this machine, by how long some points take.</summary>
    public static TimeSpan Predict(TsneOptions options, TimeProvider time, MeasuringContext context)
    {
        // Images are not read for it: where there are some they are taken for MNIST's.
        var all = EmbeddingWork.Of(options, context.Images.Missing is null ? (70_000, 28 * 28) : null);
        var few = Signals(FewPoints, seed: 0);
        var work = EmbeddingWork.Of(FewPoints, few.Features).All;
        return all / work * SampleTime.Of(
            () => EmbeddedData.Of("", few, Digits, PublishedEmbedding.Perplexity, 1,
                new WorkInParts(work, null, context.Cancellation)), time);
    }

    static (int Points, int Features) SizeOf(ImageSet images) =>
        (images.Training.Count + images.Test.Count, images.Height * images.Width * images.Channels);

    // Null where there are none.
    static ImageSet? FindImages(ImageSets images) => images.Missing is null ? images.First() : null;

    static Examples Signals(int points, uint seed) =>
        All(Data.Mnist1d.Mnist1d.Generate(new Mnist1dSettings { Samples = points, Seed = seed }));

    static IReadOnlyList<string> Digits { get; } = [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")];

    /// <summary>Some of all images, drawn once.</summary>
    static Examples Draw(ImageSet images, int count)
    {
        var all = All(images.ToDataSet(PixelScaling.UnitInterval));
        if (count >= all.Count)
            return all;
        int[] places = [.. Enumerable.Range(0, all.Count)];
        RandomStream.For(0, StreamPurpose.Split).Shuffle(places.AsSpan());
        Array.Sort(places, 0, count);
        return all.Select(places.AsSpan(0, count));
    }

    /// <summary>Training and test examples together, in this order.</summary>
    static Examples All(DataSet data) => data.Test is not { } test ? data.Training : Examples.Labelled(
        [.. data.Training.Inputs, .. test.Inputs], data.Features, [.. data.Training.Labels, .. test.Labels],
        data.Classes);
}

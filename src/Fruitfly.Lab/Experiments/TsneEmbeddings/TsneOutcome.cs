using Fruitfly.Data;
using Fruitfly.Data.Images;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Experiments.TsneEmbeddings;

/// <summary>The data sets that were embedded.</summary>
/// <param name="Mnist1d">one for each seed of its generator</param>
/// <param name="Images">null where there are none</param>
/// <param name="WhyNoImages">what is missing, then</param>
sealed record TsneOutcome(double Perplexity, int Neighbors, IReadOnlyList<EmbeddedData> Mnist1d, EmbeddedData? Images, string? WhyNoImages = null)
{
    /// <summary>The data sets that pictures show: of MNIST-1D the first.</summary>
    public IEnumerable<EmbeddedData> Shown => Images is null ? [Mnist1d[0]] : [Images, Mnist1d[0]];

    /// <exception cref="Fruitfly.Data.Files.DataFileException">the folder that the user named has no image files, or one is damaged</exception>
    public static TsneOutcome Of(ExperimentSettings settings)
    {
        // A folder without images is an error that need not wait for the embeddings.
        var found = settings.Images.Missing is null ? settings.Images.First() : null;
        var (perplexity, k) = (settings["perplexity"], settings.Integer("neighbours"));
        var first = (uint)settings.Integer("first-seed");
        var signals = Enumerable.Range(0, settings.Integer("seeds")).Select(seed => Embed(Mnist1d(first + (uint)seed), "MNIST-1D", Digits)).ToList();
        if (found is not { } images)
            return new(perplexity, k, signals, null, settings.Images.Missing!.Message);
        return new(perplexity, k, signals, Embed(Draw(images, settings.Integer("image-points")), images.Title, images.ClassNames));

        Examples Mnist1d(uint seed)
        {
            var data = Data.Mnist1d.Mnist1d.Generate(new Mnist1dSettings { Samples = settings.Integer("points"), Seed = seed });
            return All(data);
        }

        EmbeddedData Embed(Examples examples, string title, IReadOnlyList<string> names) => EmbeddedData.Of(title, examples, names, perplexity, k);
    }

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
        [.. data.Training.Inputs, .. test.Inputs], data.Features, [.. data.Training.Labels, .. test.Labels], data.Classes);
}

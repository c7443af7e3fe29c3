using System.Text.Json.Serialization;

namespace Fruitfly.Data.Images;

/// <summary>How a pixel from 0 to 255 becomes an input: (pixel/255 − mean) / standard deviation, with one mean and one
/// deviation for all channels, or one for each. They are stated, not measured, so that a
/// subset is scaled as the whole.</summary>
public sealed record PixelScaling
{
    [JsonConstructor]
    public PixelScaling(IReadOnlyList<double> means, IReadOnlyList<double> deviations)
    {
        if (means.Count != deviations.Count || means.Count == 0)
            throw new ArgumentException(
                $"There are {means.Count} means and {deviations.Count} standard deviations; each channel has one " +
                "of both.");
        if (!means.All(double.IsFinite) || !deviations.All(deviation => deviation > 0 && double.IsFinite(deviation)))
            throw new ArgumentException(FormattableString.Invariant(
                $"Means must be finite and standard deviations above 0; they are {string.Join(", ", means)} and {string.Join(", ", deviations)}."));
        (Means, Deviations) = (means, deviations);
    }

    /// <summary>Pixels between 0 and 1.</summary>
    public static PixelScaling UnitInterval { get; } = new([0], [1]);

    /// <summary>of pixels between 0 and 1</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>of pixels between 0 and 1</summary>
    public IReadOnlyList<double> Deviations { get; }

    /// <summary>The inputs of the images at the given places, <c>[images × height × width × channels]</c>.</summary>
    /// <exception cref="ArgumentException">the images have another number of channels</exception>
    internal float[] Apply(ImagePart images, ReadOnlySpan<int> places, int channels)
    {
        if (Means.Count != 1 && Means.Count != channels)
            throw new ArgumentException($"The pixel scaling has {Means.Count} channels, the images have {channels}.");
        var tables = Enumerable.Range(0, Means.Count).Select(Table).ToArray();
        var size = images.Pixels.Length / images.Count;
        var inputs = GC.AllocateUninitializedArray<float>(checked(places.Length * size));
        for (var i = 0; i < places.Length; i++)
        {
            var pixels = images[places[i]];
            var input = inputs.AsSpan(i * size, size);
            if (tables.Length == 1)
                for (var k = 0; k < size; k++)
                    input[k] = tables[0][pixels[k]];
            else
                for (var k = 0; k < size; k++)
                    input[k] = tables[k % channels][pixels[k]];
        }
        return inputs;
    }

    float[] Table(int channel) =>
        [.. Enumerable.Range(0, 256).Select(pixel => (float)((pixel / 255.0 - Means[channel]) / Deviations[channel]))];
}

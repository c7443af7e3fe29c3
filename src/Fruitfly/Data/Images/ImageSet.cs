using Fruitfly.Data.Files;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Data.Images;

/// <summary>Labelled images with a training and a test part, as their files have them. Immutable.</summary>
public sealed class ImageSet
{
    internal ImageSet(
        ImageFiles files, int height, int width, int channels, int classes, ImagePart training, ImagePart test)
    {
        (Folder, Sha256) = (files.Folder, files.Sha256);
        (Height, Width, Channels, Training, Test) = (height, width, channels, training, test);
        var known = KnownImageSet.All.FirstOrDefault(known => known.Sha256 == files.Sha256);
        IsVerified = known is not null;
        Name = known?.Name ?? files.Name;
        Title = known?.Title ?? files.Name;
        Scaling = known?.Scaling ?? PixelScaling.UnitInterval;
        ClassNames = known?.ClassNames ?? files.ClassNames
            ?? [.. Enumerable.Range(0, classes).Select(label => $"class {label}")];
    }

    /// <summary>Such as <c>fashion-mnist</c>; of unknown files, their folder's name.</summary>
    public string Name { get; }

    /// <summary>The name as a reader knows it, such as "Fashion-MNIST".</summary>
    public string Title { get; }

    public string Folder { get; }

    /// <summary>Names the content: the SHA-256 of what <c>sha256sum</c> prints for the
    /// decompressed files in their order.</summary>
    public string Sha256 { get; }

    /// <summary>Whether the files are, to the byte, those of a data set that this library knows.</summary>
    public bool IsVerified { get; }

    public int Height { get; }
    public int Width { get; }

    /// <summary>1 for grey, 3 for red, green and blue.</summary>
    public int Channels { get; }

    /// <summary>In the order of the labels.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The scaling that makes the training pixels have mean 0 and variance 1, where that is known; otherwise
    /// pixels from 0 to 1.</summary>
    public PixelScaling Scaling { get; }

    public ImagePart Training { get; }
    public ImagePart Test { get; }

    /// <summary>Zalando's Fashion-MNIST (Xiao et al. 2017), from a folder of its four IDX files.</summary>
    /// <param name="folder">Default: the folder in <c>FRUITFLY_DATA</c>, or that of Debian's
    /// package dataset-fashion-mnist.</param>
    /// <exception cref="DataFileException">it is not there, or the files are not those of Fashion-MNIST</exception>
    public static ImageSet FashionMnist(string? folder = null) =>
        new ImageSets(folder).Open(KnownImageSet.FashionMnist);

    /// <summary>MNIST's handwritten digits (LeCun et al. 1998), from a folder of its four IDX files.</summary>
    /// <param name="folder">Default: the folder in <c>FRUITFLY_DATA</c>, or MNIST beside the program.</param>
    /// <exception cref="DataFileException">it is not there, or the files are not those of MNIST</exception>
    public static ImageSet Mnist(string? folder = null) => new ImageSets(folder).Open(KnownImageSet.Mnist);

    /// <summary>CIFAR-10 or CIFAR-100 (Krizhevsky 2009) from a folder of the binary version, or
    /// any images in MNIST's files.</summary>
    /// <exception cref="DataFileException">the folder has no such files, or one is damaged</exception>
    public static ImageSet Load(string folder, FileLimits? limits = null) =>
        CifarImages.AreIn(folder) ? CifarImages.Load(folder, limits) : IdxImages.Load(folder, limits);

    /// <summary>The images as a data set of <c>[height × width × channels]</c> features: what <c>Reshape</c> with
    /// <c>FlattenOrder.ByPosition</c> takes.</summary>
    /// <param name="scaling">Default: <see cref="Scaling"/>.</param>
    /// <param name="training">that many training examples, drawn without replacement, in the
    /// order of the file; null for all</param>
    /// <param name="test">the same of the test examples</param>
    /// <param name="seed">of the drawing</param>
    /// <exception cref="ArgumentException">more examples are asked for than there are, or fewer than one</exception>
    public DataSet ToDataSet(PixelScaling? scaling = null, int? training = null, int? test = null, ulong seed = 0)
    {
        var random = RandomStream.For(seed, StreamPurpose.Split);
        return new DataSet(Title, Examples(Training, training), test: Examples(Test, test));

        Examples Examples(ImagePart part, int? count)
        {
            var places = Places(part.Count, count, random);
            var labels = part.Labels;
            var chosen = new int[places.Length];
            for (var i = 0; i < places.Length; i++)
                chosen[i] = labels[places[i]];
            return Data.Examples.Labelled(
                (scaling ?? Scaling).Apply(part, places, Channels), Height * Width * Channels, chosen,
                ClassNames.Count);
        }
    }

    /// <summary>The same as a trial's data, which <see cref="ImageDescription.Load(ulong, DataPlaces)"/>
    /// finds again by its content.</summary>
    public ImageDescription Describe(
        PixelScaling? scaling = null, int? training = null, int? test = null, ulong? seed = null) => new()
        {
            Set = Name,
            Sha256 = Sha256,
            Whole = new DataSize(Training.Count, 0, Test.Count, Height * Width * Channels, ClassNames.Count,
            ClassNames.Count),
            Scaling = scaling ?? Scaling,
            TrainingExamples = training,
            TestExamples = test,
            SubsetSeed = seed,
        };

    /// <summary>At most that many training and test examples, drawn once for all seeds;
    /// all where there are no more.</summary>
    public ImageDescription DescribePart(int training, int test, PixelScaling? scaling = null)
    {
        int? drawn = training < Training.Count ? training : null, drawnForTest = test < Test.Count ? test : null;
        return Describe(scaling, drawn, drawnForTest, seed: (drawn ?? drawnForTest) is null ? null : 0);
    }

    int[] Places(int available, int? count, RandomStream random)
    {
        int[] all = [.. Enumerable.Range(0, available)];
        if (count is not { } wanted)
            return all;
        if (wanted < 1 || wanted > available)
            throw new ArgumentException(
                $"{wanted} examples of '{Title}' are asked for; a part of {available} has from 1 to {available}.");
        random.Shuffle(all.AsSpan());
        Array.Sort(all, 0, wanted);
        return all[..wanted];
    }
}

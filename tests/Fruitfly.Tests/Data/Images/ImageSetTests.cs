using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using static Fruitfly.Tests.Data.Files.FileBytes;

namespace Fruitfly.Tests.Data.Images;

public sealed class ImageSetTests
{
    [Fact]
    public void Four_idx_files_are_an_image_set_with_the_same_content_compressed_or_not()
    {
        using var plain = ImageFolder.OfIdx();
        using var compressed = ImageFolder.OfIdx(compressed: true);
        var set = ImageSet.Load(plain.Path);

        (set.Height, set.Width, set.Channels, set.Training.Count, set.Test.Count).ShouldBe((4, 3, 1, 30, 20));
        set.ClassNames.Count.ShouldBe(10);
        set.IsVerified.ShouldBeFalse();
        set.Name.ShouldBe(Path.GetFileName(plain.Path));
        ImageSet.Load(compressed.Path).Sha256.ShouldBe(set.Sha256);
    }

    [Fact]
    public void Another_pixel_is_another_content()
    {
        using var folder = ImageFolder.OfIdx();
        var before = ImageSet.Load(folder.Path).Sha256;
        var file = Path.Combine(folder.Path, "t10k-images-idx3-ubyte");
        File.WriteAllBytes(file, With(File.ReadAllBytes(file), bytes => bytes[^1]++));

        ImageSet.Load(folder.Path).Sha256.ShouldNotBe(before);
    }

    [Fact]
    public void Pixels_are_scaled_by_the_stated_mean_and_deviation()
    {
        using var folder = ImageFolder.OfIdx();
        var data = ImageSet.Load(folder.Path).ToDataSet(new PixelScaling([0.25], [0.5]));

        data.Features.ShouldBe(12);
        data.Training.Labels[..12].ToArray().ShouldBe([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
        data.Training.Input(3)[0].ShouldBe((float)((3 / 255.0 - 0.25) / 0.5));
        data.Test!.Input(19)[11].ShouldBe((float)((220 / 255.0 - 0.25) / 0.5));
    }

    [Fact]
    public void A_subset_is_drawn_by_its_seed_and_keeps_the_order_of_the_file()
    {
        using var folder = ImageFolder.OfIdx(training: 200);
        var set = ImageSet.Load(folder.Path);
        var one = set.ToDataSet(training: 50, test: 5, seed: 1);

        (one.Training.Count, one.Test!.Count).ShouldBe((50, 5));
        one.Training.Inputs.SequenceEqual(set.ToDataSet(training: 50, test: 7, seed: 1).Training.Inputs).ShouldBeTrue();
        one.Training.Labels.SequenceEqual(set.ToDataSet(training: 50, seed: 2).Training.Labels).ShouldBeFalse();
        set.ToDataSet(training: 200).Training.Labels.SequenceEqual(set.ToDataSet().Training.Labels).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => set.ToDataSet(training: 201)).Message.ShouldContain("from 1 to 200");
    }

    [Fact]
    public void A_description_finds_the_same_examples_again_by_their_content()
    {
        using var folder = ImageFolder.OfIdx(training: 200);
        var sets = new ImageSets(folder.Path, null, "none");
        var description = sets.First().Describe(training: 50, seed: 3);
        var data = description.Load(7, new DataPlaces(sets));

        data.Training.Inputs.SequenceEqual(sets.First().ToDataSet(training: 50, seed: 3).Training.Inputs)
            .ShouldBeTrue();
        description.Size().ShouldBe(DataSize.Of(data));
        description.DependsOnSeed.ShouldBeFalse();
        (description with { SubsetSeed = null }).DependsOnSeed.ShouldBeTrue();
        (description with { SubsetSeed = null }).Load(3, new DataPlaces(sets)).Training.Labels.SequenceEqual(
            data.Training.Labels).ShouldBeTrue();
    }

    [Theory]
    [InlineData(10, 10, 2)]
    [InlineData(100, 2, 1)]
    public void Cifar_is_turned_from_planes_to_pixels(int classes, int training, int label)
    {
        using var folder = ImageFolder.OfCifar(classes);
        var set = ImageSet.Load(folder.Path);

        (set.Height, set.Width, set.Channels, set.Training.Count, set.Test.Count).ShouldBe((32, 32, 3, training, 2));
        set.ClassNames.Count.ShouldBe(classes);
        set.Test[1][..6].ToArray().ShouldBe(new byte[] { 1, 2, 3, 2, 3, 4 });
        set.Test[1][^3..].ToArray().ShouldBe(new byte[] { 0, 1, 2 });
        set.Test.Labels[1].ShouldBe(classes == 10 ? label - 1 : 98);
        DataFiles.Load(folder.Path).Training.Count.ShouldBe(training);
    }

    [Fact]
    public void Each_channel_can_have_a_scaling_of_its_own()
    {
        using var folder = ImageFolder.OfCifar(10);
        var input = ImageSet.Load(folder.Path).ToDataSet(new PixelScaling([0, 0.5, 1], [1, 1, 2])).Test!.Input(1);

        input[..3].ToArray().ShouldBe(new[] { 1 / 255f, (float)(2 / 255.0 - 0.5), (float)((3 / 255.0 - 1) / 2) });
    }

    public static TheoryData<string, string, string> Damage => new()
    {
        { "t10k-labels-idx1-ubyte", "", "the folder has no t10k-labels-idx1-ubyte" },
        { "train-labels-idx1-ubyte", "labels", "there are 3 labels for the 30 images" },
        { "train-images-idx3-ubyte", "labels", "UInt8 with 1 dimensions; it must be UInt8 with 3" },
        { "t10k-images-idx3-ubyte", "size", "the images have 3 × 4 pixels, those of training 4 × 3" },
        { "t10k-images-idx3-ubyte", "cut", "240 bytes of the array should follow, but only 239 do" },
        { "t10k-images-idx3-ubyte", "floats", "the array is Float32" },
        { "train-images-idx3-ubyte", "none", "the shape (0, 4, 3) has no pixels" },
    };

    [Theory]
    [MemberData(nameof(Damage))]
    public void A_missing_or_wrong_file_is_one_error_with_a_remedy(string name, string damage, string problem)
    {
        using var folder = ImageFolder.OfIdx();
        var file = Path.Combine(folder.Path, name);
        if (damage.Length == 0)
            File.Delete(file);
        else
            folder.Put(name, damage switch
            {
                "labels" => Idx(8, [3], [1, 2, 3]),
                "size" => Idx(8, [20, 3, 4], new byte[240]),
                "cut" => File.ReadAllBytes(file)[..^1],
                "floats" => Idx(0x0D, [1, 1, 1], new byte[4]),
                _ => Idx(8, [0, 4, 3], []),
            });

        var error = Should.Throw<DataFileException>(() => ImageSet.Load(folder.Path));
        error.File.ShouldBe(damage.Length == 0 ? folder.Path : file);
        error.Problem.ShouldContain(problem);
        error.Hint.ShouldEndWith(".");
    }
}

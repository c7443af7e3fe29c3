using Fruitfly.Data;
using Fruitfly.Data.Images;

namespace Fruitfly.Tests.Data.Images;

public sealed class ImageDescriptionTests : IDisposable
{
    readonly ImageFolder _folder = ImageFolder.OfIdx();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Label_noise_redraws_training_labels_for_each_seed_and_leaves_the_test_set()
    {
        var images = new DataPlaces(new ImageSets(_folder.Path));
        var clean = images.Images.First().Describe();
        var noisy = clean with { LabelNoise = 0.5 };

        var plain = clean.Load(1, images);
        var one = noisy.Load(1, images);
        (clean.DependsOnSeed, noisy.DependsOnSeed).ShouldBe((false, true));
        one.Training.Labels.SequenceEqual(plain.Training.Labels).ShouldBeFalse();
        one.Training.Labels.SequenceEqual(noisy.Load(1, images).Training.Labels).ShouldBeTrue();
        one.Training.Labels.SequenceEqual(noisy.Load(2, images).Training.Labels).ShouldBeFalse();
        one.Training.Inputs.SequenceEqual(plain.Training.Inputs).ShouldBeTrue();
        one.Test!.Labels.SequenceEqual(plain.Test!.Labels).ShouldBeTrue();
    }
}

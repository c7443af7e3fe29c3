using Fruitfly.Data.Files;
using Fruitfly.Data.Images;

namespace Fruitfly.Tests.Data.Images;

public sealed class ImageSetsTests
{
    [Fact]
    public void The_named_folder_comes_before_the_variable_and_that_before_the_package()
    {
        using var named = ImageFolder.OfIdx(training: 31);
        using var variable = ImageFolder.OfIdx(training: 32);
        using var package = ImageFolder.OfIdx(training: 33);

        new ImageSets(named.Path, variable.Path, package.Path).First().Training.Count.ShouldBe(31);
        new ImageSets(null, variable.Path, package.Path).First().Training.Count.ShouldBe(32);
        new ImageSets(null, null, package.Path).First().Training.Count.ShouldBe(33);
    }

    [Fact]
    public void The_programs_own_images_come_before_the_package_and_after_what_the_user_names()
    {
        using var variable = ImageFolder.OfIdx(training: 32);
        using var package = ImageFolder.OfIdx(training: 33);
        using var beside = ImageFolder.OfIdx(training: 34);

        new ImageSets(null, null, package.Path, beside.Path).First().Training.Count.ShouldBe(34);
        new ImageSets(null, variable.Path, package.Path, beside.Path).First().Training.Count.ShouldBe(32);
        new ImageSets(package.Path, null, package.Path, beside.Path).First().Training.Count.ShouldBe(33);
        new ImageSets(null, null, package.Path, beside.Path).Found.ShouldBe([beside.Path, package.Path]);
        new ImageSets(null, null, "/nowhere", "/nowhere").Found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mnist")]
    [InlineData("FashionMNIST/raw")]
    public void Files_are_found_where_other_programs_unpack_them(string subfolder)
    {
        using var source = ImageFolder.OfIdx();
        using var folder = ImageFolder.OfIdx();
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            folder.Put($"{subfolder}/{Path.GetFileName(file)}", File.ReadAllBytes(file));
            File.Delete(file);
        }

        new ImageSets(folder.Path, null, "none").First().Sha256.ShouldBe(ImageSet.Load(source.Path).Sha256);
    }

    [Fact]
    public void A_set_is_found_by_its_content_wherever_it_lies()
    {
        using var named = ImageFolder.OfIdx(training: 31);
        using var package = ImageFolder.OfIdx(training: 33);
        var content = ImageSet.Load(package.Path).Sha256;
        var sets = new ImageSets(named.Path, null, package.Path);

        sets.Open("any", content).Training.Count.ShouldBe(33);
        sets.Open("any", content).ShouldBeSameAs(sets.Open("any", content));
    }

    [Fact]
    public void Where_nothing_is_found_the_error_says_how_to_get_it()
    {
        var error = Should.Throw<DataFileException>(() => new ImageSets(null, "/nowhere/a", "/nowhere/b").First());

        error.Problem.ShouldContain("data not found");
        error.File.ShouldBe("/nowhere/a, /nowhere/b");
        error.Hint.ShouldContain("apt install dataset-fashion-mnist");
        error.Hint.ShouldContain("FRUITFLY_DATA");
    }

    [Fact]
    public void A_named_folder_without_images_is_an_error_and_not_passed_over()
    {
        using var empty = ImageFolder.OfIdx();
        foreach (var file in Directory.GetFiles(empty.Path))
            File.Delete(file);
        using var package = ImageFolder.OfIdx();

        Should.Throw<DataFileException>(() => new ImageSets(empty.Path, null, package.Path).First()).Problem.ShouldBe(
            "the folder has no image files");
        Should.Throw<DataFileException>(() => new ImageSets("/nowhere", null, package.Path).First()).Problem.ShouldBe(
            "there is no such folder");
        Should.Throw<DataFileException>(() => new ImageSets("/nowhere", null, package.Path).All()).Problem.ShouldBe(
            "there is no such folder");
    }

    [Fact]
    public void All_sets_are_those_of_every_folder_each_content_once()
    {
        using var named = ImageFolder.OfIdx(training: 31);
        using var package = ImageFolder.OfIdx(training: 33);
        new ImageSets(named.Path, null, package.Path).All().Select(set => set.Training.Count).ShouldBe([31, 33]);
        new ImageSets(named.Path, null, named.Path).All().Count.ShouldBe(1);
        Should.Throw<DataFileException>(() => new ImageSets(null, null, "/nowhere").All()).Problem.ShouldContain(
            "data not found");
    }

    [Fact]
    public void Files_of_another_content_are_not_taken_for_mnist()
    {
        using var folder = ImageFolder.OfIdx();
        Should.Throw<DataFileException>(() => ImageSet.Mnist(folder.Path)).Problem.ShouldContain("no MNIST is there");
    }
}

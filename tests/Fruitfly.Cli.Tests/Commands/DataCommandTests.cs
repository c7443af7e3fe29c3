using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Fruitfly.Data.Files;

namespace Fruitfly.Cli.Tests.Commands;

public sealed class DataCommandTests
{
    /// <summary>Of the float32 training inputs of the published data set.</summary>
    const string PublishedHash = "d53506bddd12d3b72c7153b1ae7f34807724b1dd078a7273809bf9d0792319f6";

    [Fact]
    public async Task The_published_data_set_is_written_with_the_names_and_types_of_the_Python_package()
    {
        using var folder = new TemporaryFolder();

        var result = await Invocation.Of("data", "mnist1d", "--out", folder["digits.npz"], "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        var arrays = NpzFile.Read(folder["digits.npz"]);
        arrays.Keys.ShouldBe(["x", "y", "x_test", "y_test", "t"], ignoreOrder: true);
        arrays["x"].Shape.ToArray().ShouldBe([4000, 40]);
        arrays["x"].Type.ShouldBe(ElementType.Float64);
        arrays["y_test"].Type.ShouldBe(ElementType.Int64);
        var bytes = arrays["x"].ToSingles().SelectMany(BitConverter.GetBytes).ToArray();
        Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(PublishedHash);
        JsonNode.Parse(result.Output)!["trainingExamples"]!.GetValue<int>().ShouldBe(4000);
    }

    [Fact]
    public async Task Without_a_file_one_example_of_each_class_is_shown()
    {
        var lines = (await Invocation.Of("data", "mnist1d", "--samples", "200", "--final-length",
            "20")).Output.TrimEnd().Split('\n');
        lines[0].ShouldBe("MNIST-1D: 160 training and 40 test examples of 20 values in 10 classes");
        lines.Skip(1).Select(line => line.Trim()[0]).ShouldBe("0123456789");
        lines.Skip(1).ShouldAllBe(line => line.Length == "  0  ".Length + 20);
    }

    [Fact]
    public async Task Every_parameter_reaches_the_generator()
    {
        using var folder = new TemporaryFolder();
        var plain = await Values();
        foreach (var change in (string[][])
        [
            ["--seed", "7"], ["--train-split", "0.5"], ["--template-length", "14"], ["--padding", "30,50"],
            ["--scale", "0.1"],
            ["--max-translation", "3"], ["--correlated-noise", "0"], ["--independent-noise", "0.5"], ["--shear", "0"],
            ["--shuffle"],
        ])
            (await Values(change)).SequenceEqual(plain).ShouldBeFalse(change[0]);

        async Task<double[]> Values(params string[] change)
        {
            var file = folder["some.npz"];
            var result = await Invocation.Of(["data", "mnist1d", "--samples", "50", "--out", file, .. change]);
            result.ExitCode.ShouldBe(0, result.Error);
            return NpzFile.Read(file)["x"].ToDoubles();
        }
    }

    [Fact]
    public async Task A_table_can_be_read_back()
    {
        using var folder = new TemporaryFolder();
        await Invocation.Of("data", "mnist1d", "--samples", "100", "--out", folder["digits.csv"]);
        var data = DataFiles.Load(folder["digits.csv"]);
        (data.Training.Count, data.Test!.Count, data.Features).ShouldBe((80, 20, 40));
    }

    [Theory]
    [InlineData("--seed", "-1", "--seed is '-1'; it must be a whole number.")]
    [InlineData("--scale", "wide", "--scale is 'wide'; it must be a number.")]
    [InlineData("--padding", "60", "--padding is '60'; it must be two whole numbers, such as 36,60.")]
    [InlineData("--padding", "60,36", "--padding is 60; it must be from 0 to 36.")]
    [InlineData("--max-translation", "0", "--max-translation is 0; it must be from 1 to 1000000.")]
    public async Task A_wrong_value_is_an_error_that_holds_the_value_and_the_option(
        string option, string value, string message) =>
        (await Invocation.Of("data", "mnist1d", option, value)).ShouldBe(
            new Invocation(2, "", $"error: {message}\nhint: see 'fruitfly data mnist1d --help'.\n"));

    [Fact]
    public async Task A_file_of_another_kind_is_refused_before_it_is_made()
    {
        using var folder = new TemporaryFolder();
        (await Invocation.Of("data", "mnist1d", "--out", folder["digits.pkl"])).ExitCode.ShouldBe(2);
        Directory.EnumerateFileSystemEntries(folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_of_another_kind_is_refused() =>
        (await Invocation.Of("data", "mnist1d", "--picture", "digits.gif")).Error.ShouldBe(
            "error: --picture is 'digits.gif'; it must end in .svg, .png or .pdf.\n");

    [Fact]
    public async Task A_folder_that_does_not_exist_is_named_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var result = await Invocation.Of("data", "mnist1d", "--out", folder["none/digits.npz"]);
        result.ExitCode.ShouldBe(3);
        result.Error.ShouldStartWith($"error: {folder["none/digits.npz"]}: the file cannot be written");
        result.Error.ShouldContain($"hint: Create the folder '{folder["none"]}' first");
    }
}

using Fruitfly.Data.Files;
using Fruitfly.Data.Images;

namespace Fruitfly.Tests.Data.Images;

/// <summary>The complete data set of Debian's package. Where it is not installed these tests are skipped, except in CI,
/// where that is a failure.</summary>
public sealed class FashionMnistTests
{
    [Fact]
    public void The_complete_data_set_is_verified_and_balanced()
    {
        var set = Require();

        set.IsVerified.ShouldBeTrue();
        (set.Name, set.Height, set.Width, set.Channels, set.Training.Count, set.Test.Count)
            .ShouldBe(("fashion-mnist", 28, 28, 1, 60_000, 10_000));
        foreach (var part in (ImagePart[])[set.Training, set.Test])
            part.Labels.ToArray().CountBy(label => label).ShouldAllBe(pair => pair.Value == part.Count / 10);
        set.ClassNames[set.Training.Labels[0]].ShouldBe("ankle boot");
    }

    [Fact]
    public void The_stated_scaling_gives_the_training_pixels_mean_0_and_variance_1()
    {
        var inputs = Require().ToDataSet().Training.Inputs;
        var (sum, squares) = (0.0, 0.0);
        foreach (var input in inputs)
            (sum, squares) = (sum + input, squares + (double)input * input);

        (sum / inputs.Length).ShouldBe(0, 1e-3);
        (squares / inputs.Length).ShouldBe(1, 1e-3);
    }

    static ImageSet Require()
    {
        try
        {
            return ImageSet.FashionMnist();
        }
        catch (DataFileException missing)
            when (Environment.GetEnvironmentVariable("CI") != "true"
                && missing.Problem.StartsWith("data not found", StringComparison.Ordinal))
        {
            Assert.Skip("Fashion-MNIST is not installed. " + missing.Hint);
            throw;
        }
    }
}

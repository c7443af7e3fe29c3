using Fruitfly.Cli.Commands.Data;
using Fruitfly.Data.Mnist1d;

namespace Fruitfly.Cli.Tests.Commands.Data;

public sealed class Mnist1dPictureTests
{
    [Fact]
    public void There_is_a_panel_for_each_digit_with_its_first_examples()
    {
        var data = new Mnist1dGenerator(new Mnist1dSettings { Samples = 300 }).Generate();
        var rows = Mnist1dPicture.Draw(data).Specification["datasets"]!["signals"]!.AsArray();
        rows.Select(row => row!["panel"]!.GetValue<string>()).Distinct()
            .ShouldBe(Enumerable.Range(0, 10).Select(digit => $"digit {digit}"));
        var first = data.TrainingLabels.IndexOf(3);
        rows.Where(row => row!["panel"]!.GetValue<string>() == "digit 3" && row["line"]!.GetValue<int>() == 0)
            .Select(row => row!["value"]!.GetValue<double>())
            .ShouldBe(data.TrainingInputs.Slice(first * 40, 40).ToArray());
    }
}

using Fruitfly.Data;
using Fruitfly.Data.Toy;

namespace Fruitfly.Tests.Data.Toy;

public sealed class PlanarFeaturesTests
{
    [Fact]
    public void Each_is_the_function_of_its_name()
    {
        var all = PlanarFeatures.Parse(string.Join(',', PlanarFeatures.All));
        var values = new float[7];
        all.At(-1.5, 0.5, values);
        values.ShouldBe(
            [-1.5f, 0.5f, 2.25f, 0.25f, -0.75f, (float)Math.Sin(-1.5), (float)Math.Sin(0.5)]);
    }

    [Fact]
    public void Whatever_order_they_are_named_in_they_are_the_same() =>
        PlanarFeatures.Parse("x1*x2, x1").ToString().ShouldBe("x1,x1*x2");

    [Theory]
    [InlineData("", "There is no feature ''")]
    [InlineData("x3", "There is no feature 'x3'; there are x1, x2, x1^2")]
    [InlineData("x1,x2,x1", "twice")]
    public void What_is_none_is_refused(string text, string words) =>
        Should.Throw<ArgumentException>(() => PlanarFeatures.Parse(text)).Message.ShouldContain(words);

    [Fact]
    public void A_network_is_given_them_of_the_same_points_in_every_split()
    {
        var plain = new PlanarDescription
        {
            Pattern = PlanarPattern.Circles, Samples = 50, ValidationShare = 0.2, LabelNoise = 0.3, Seed = 1,
        };
        var given = plain with { Features = "x2,x1^2,x1*x2" };
        var (points, data) = (plain.Load(0), given.Load(0));
        given.Size().ShouldBe(DataSize.Of(data));
        foreach (var split in Enum.GetValues<Split>())
        {
            var (from, to) = (points[split]!, data[split]!);
            to.Labels.SequenceEqual(from.Labels).ShouldBeTrue();
            for (var i = 0; i < from.Count; i++)
            {
                var (x1, x2) = (from.Input(i)[0], from.Input(i)[1]);
                to.Input(i).ToArray().ShouldBe([x2, (float)((double)x1 * x1), (float)((double)x1 * x2)]);
            }
        }
    }

    [Fact]
    public void Data_that_are_no_plane_have_none()
    {
        var line = new DataSet("line", Examples.RealValued([1, 2], 1, [1, 2], 1));
        Should.Throw<ArgumentException>(() => PlanarFeatures.Parse("x1^2").Of(line)).Message
            .ShouldContain("1 features");
    }
}

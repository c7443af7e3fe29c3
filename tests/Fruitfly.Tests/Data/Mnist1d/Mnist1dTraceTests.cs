using System.Text.Json;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Data.Mnist1d;

using Fruitfly.Data.Mnist1d;

/// <summary>The first example of seed 42, transformation by transformation, against the Python package.</summary>
public class Mnist1dTraceTests
{
    const double Tolerance = 1e-13;

    static readonly JsonElement Golden = GoldenFile.Read("mnist1d.json").GetProperty("trace");
    static readonly IReadOnlyList<Mnist1dStage> Stages = new Mnist1dGenerator(new()).Trace(0);

    [Fact]
    public void Every_transformation_is_there_in_order() =>
        Stages.Select(stage => stage.Transformation).ShouldBe(Enum.GetValues<Mnist1dTransformation>());

    [Fact]
    public void The_template_comes_first() =>
        After(Mnist1dTransformation.Template).ShouldBe(Mnist1dTemplates.Published[0]);

    [Fact]
    public void Padding_adds_the_drawn_number_of_zeros()
    {
        var padded = After(Mnist1dTransformation.Padding);
        padded.Count.ShouldBe(12 + (int)Golden.Number("p"));
        padded.Take(12).ShouldBe(Mnist1dTemplates.Published[0].Select(value => value + 1e-8));
        padded.Skip(12).ShouldAllBe(value => value == 0);
    }

    [Theory]
    [InlineData(Mnist1dTransformation.Dilation, "dilated")]
    [InlineData(Mnist1dTransformation.Translation, "translated")]
    [InlineData(Mnist1dTransformation.Shear, "sheared")]
    [InlineData(Mnist1dTransformation.Subsampling, "final40_raw")]
    public void The_values_agree_after(Mnist1dTransformation transformation, string golden) =>
        After(transformation).ShouldBe(Golden.Numbers(golden), Tolerance);

    [Fact]
    public void Scaling_multiplies_by_the_drawn_factor()
    {
        var factor = 1 + 0.4 * (Golden.Number("rand_scale") - 0.5);
        After(Mnist1dTransformation.Scaling)
            .ShouldBe(Golden.Numbers("dilated").Select(value => value * factor), Tolerance);
    }

    [Fact]
    public void Correlated_noise_fills_exactly_the_zeros()
    {
        var (before, noise) = (Golden.Numbers("translated"), Golden.Numbers("corr_noise"));
        before.Count(value => value == 0).ShouldBeGreaterThan(20);
        After(Mnist1dTransformation.CorrelatedNoise)
            .ShouldBe(before.Select((value, i) => value == 0 ? noise[i] : value), Tolerance);
    }

    [Fact]
    public void Independent_noise_is_the_next_of_the_stream()
    {
        var (before, after) = (After(Mnist1dTransformation.CorrelatedNoise),
            After(Mnist1dTransformation.IndependentNoise));
        var drawn = Golden.Numbers("iid_randn_first10");
        after.Take(10).ShouldBe(drawn.Select((z, i) => before[i] + 0.02 * z), Tolerance);
    }

    [Fact]
    public void Another_class_or_stream_gives_another_example()
    {
        var generator = new Mnist1dGenerator(new());
        generator.Trace(7)[0].Values.ShouldBe(Mnist1dTemplates.Published[7]);
        generator.Trace(0, new NumpyRandom(43))[^1].Values.ShouldNotBe(Stages[^1].Values);
        Should.Throw<ArgumentOutOfRangeException>(() => generator.Trace(10)).Message.ShouldContain("0 to 9");
    }

    static IReadOnlyList<double> After(Mnist1dTransformation transformation) =>
        Stages.Single(stage => stage.Transformation == transformation).Values;
}

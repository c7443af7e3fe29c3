using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Data;

public class LabelNoiseTests
{
    static readonly Examples Tens = Examples.Labelled(
        new float[50_000], 1, [.. Enumerable.Range(0, 50_000).Select(i => i % 10)], 10);

    [Fact]
    public void Notebook_8_3_is_reproduced_with_the_stream_of_Python()
    {
        var clean = new Mnist1dGenerator(new() { Samples = 8000, TrainSplit = 0.5 }).Generate().ToDataSet().Training;
        ShouldAgree(clean, LabelNoise.Redraw(clean, 0.15, new PythonRandom(42)), "notebook83");
    }

    [Fact]
    public void The_notebook_of_the_repository_is_reproduced_with_the_stream_of_NumPy_that_made_the_data()
    {
        var random = new NumpyRandom(42);
        var clean = new Mnist1dGenerator(new() { Samples = 16_000, TrainSplit = 0.25 }).Generate(random)
            .ToDataSet().Training;
        ShouldAgree(clean, LabelNoise.Redraw(clean, 0.15, random), "repository");
    }

    static void ShouldAgree(Examples clean, LabelNoise noise, string name)
    {
        var golden = GoldenFile.Read("mnist1d.json").GetProperty("labelNoise").GetProperty(name);
        clean.Labels[..40].ToArray().ShouldBe(Integers(golden, "first40_before"));
        noise.Examples.Labels[..40].ToArray().ShouldBe(Integers(golden, "first40_after"));
        (noise.Redrawn, noise.Changed).ShouldBe(((int)golden.Number("n_hit"), (int)golden.Number("n_changed")));
        noise.EffectiveRate.ShouldBe(golden.Number("n_changed") / 4000);
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(
                Array.ConvertAll(noise.Examples.Labels.ToArray(), label => (long)label).AsSpan())))
            .ShouldBe(golden.GetProperty("sha256_after").GetString());

        static int[] Integers(JsonElement golden, string key) => [.. golden.Numbers(key).Select(number => (int)number)];
    }

    [Fact]
    public void A_tenth_of_the_redrawn_labels_stay_as_they_were()
    {
        var noise = LabelNoise.Redraw(Tens, 0.3, new RandomStream(1, 0));
        (noise.Redrawn / 50_000.0).ShouldBe(0.3, 0.009); // 4.4 standard deviations
        noise.EffectiveRate.ShouldBe(0.27, 0.009);
    }

    [Fact]
    public void The_counts_are_those_of_the_labels_that_changed()
    {
        var noise = LabelNoise.Redraw(Tens, 0.3, new RandomStream(1, 0));
        var changed = 0;
        for (var i = 0; i < Tens.Count; i++)
            changed += Tens.Labels[i] != noise.Examples.Labels[i] ? 1 : 0;
        noise.Changed.ShouldBe(changed);
    }

    [Fact]
    public void Redrawn_labels_are_uniform_over_all_classes()
    {
        var zeros = Examples.Labelled(new float[50_000], 1, new int[50_000], 5);
        var labels = LabelNoise.Redraw(zeros, 1, new RandomStream(1, 0)).Examples.Labels.ToArray();
        foreach (var group in labels.GroupBy(label => label))
            ((double)group.Count()).ShouldBe(10_000, 400);
    }

    [Fact]
    public void Without_probability_nothing_changes() =>
        LabelNoise.Redraw(Tens, 0, new RandomStream(1, 0)).Redrawn.ShouldBe(0);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_probability_out_of_range_is_refused(double probability) =>
        Should.Throw<ArgumentOutOfRangeException>(() => LabelNoise.Redraw(Tens, probability, new RandomStream(1, 0)))
            .Message.ShouldContain("from 0 to 1");

    [Fact]
    public void Real_valued_targets_are_refused() =>
        Should.Throw<ArgumentException>(() =>
                LabelNoise.Redraw(Examples.RealValued([1], 1, [1], 1), 0.1, new RandomStream(1, 0)))
            .Message.ShouldContain("real-valued");
}

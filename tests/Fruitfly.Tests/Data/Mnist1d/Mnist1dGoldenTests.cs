using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Data.Mnist1d;

using Fruitfly.Data.Mnist1d;

/// <summary>Data sets of the Python package mnist1d on NumPy 1.24.2 and SciPy 1.10.1.</summary>
public class Mnist1dGoldenTests
{
    // The reference differs from itself by this much between machines whose logarithms differ in the last bit.
    const double Tolerance = 1e-13;

    static readonly JsonElement Golden = GoldenFile.Read("mnist1d.json");

    static readonly Dictionary<string, Mnist1dData> Sets = new()
    {
        ["default"] = Generate(new()),
        ["n8000_split0.5"] = Generate(new() { Samples = 8000, TrainSplit = 0.5 }),
        ["shuffle_seq"] = Generate(new() { ShuffledSequence = true }),
    };

    public static TheoryData<string> Names => [.. Sets.Keys];

    [Fact]
    public void The_templates_are_the_published_digits() =>
        Mnist1dTemplates.Published.SelectMany(template => template).ShouldBe(Golden.Numbers("templates"), Tolerance);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_examples_agree_value_by_value(string set)
    {
        var (data, golden) = (Sets[set], Golden.GetProperty(set));
        First(data.TrainingInputs, golden.Numbers("x")).ShouldBe(golden.Numbers("x"), Tolerance);
        First(data.TestInputs, golden.Numbers("xTest")).ShouldBe(golden.Numbers("xTest"), Tolerance);
        data.Times.ToArray().ShouldBe(golden.Numbers("t"), Tolerance);
        data.Mean.ShouldBe(golden.Number("rawMean"), Tolerance);
        data.StandardDeviation.ShouldBe(golden.Number("rawDeviation"), Tolerance);

        static double[] First(ReadOnlySpan<double> values, double[] expected) => values[..expected.Length].ToArray();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_whole_arrays_have_the_sums_and_extremes_of_the_reference(string set)
    {
        var (data, sums) = (Sets[set], Golden.GetProperty(set).GetProperty("sums"));
        ShouldSumTo(data.TrainingInputs, sums.GetProperty("x"));
        ShouldSumTo(data.TestInputs, sums.GetProperty("xTest"));

        static void ShouldSumTo(ReadOnlySpan<double> values, JsonElement expected)
        {
            var (sum, squares, low, high) = (0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
            foreach (var value in values)
                (sum, squares, low, high) = (sum + value, squares + value * value, Math.Min(low, value),
                    Math.Max(high, value));
            sum.ShouldBe(expected.Number("sum"), Tolerance * values.Length);
            squares.ShouldBe(expected.Number("squares"), 20 * Tolerance * values.Length);
            low.ShouldBe(expected.Number("min"), Tolerance);
            high.ShouldBe(expected.Number("max"), Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Labels_are_equal(string set)
    {
        var (data, golden) = (Sets[set], Golden.GetProperty(set));
        Digest<long>(Longs(data.TrainingLabels)).ShouldBe(DigestOf(golden, "y"));
        Digest<long>(Longs(data.TestLabels)).ShouldBe(DigestOf(golden, "yTest"));
        Counts(data.TrainingLabels).ShouldBe(golden.Numbers("classesTraining"));
        Counts(data.TestLabels).ShouldBe(golden.Numbers("classesTest"));

        static double[] Counts(ReadOnlySpan<int> labels)
        {
            var counts = new double[10];
            foreach (var label in labels)
                counts[label]++;
            return counts;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_bit_agrees_where_the_logarithm_is_that_of_the_reference(string set)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "Bit equality needs the logarithm of the GNU library.");
        var (data, golden) = (Sets[set], Golden.GetProperty(set));
        Digest(data.TrainingInputs).ShouldBe(DigestOf(golden, "x"));
        Digest(data.TestInputs).ShouldBe(DigestOf(golden, "xTest"));
        Digest(data.Times).ShouldBe(DigestOf(golden, "t"));
    }

    [Fact]
    public void The_published_training_inputs_have_their_digest_in_float32() =>
        Digest(Sets["default"].ToDataSet().Training.Inputs)
            .ShouldBe("d53506bddd12d3b72c7153b1ae7f34807724b1dd078a7273809bf9d0792319f6");

    static Mnist1dData Generate(Mnist1dSettings settings) => new Mnist1dGenerator(settings).Generate();

    static string? DigestOf(JsonElement golden, string array) =>
        golden.GetProperty("sums").GetProperty(array).GetProperty("sha256").GetString();

    static string Digest<T>(ReadOnlySpan<T> values) where T : struct =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)));

    static long[] Longs(ReadOnlySpan<int> labels) => Array.ConvertAll(labels.ToArray(), label => (long)label);
}

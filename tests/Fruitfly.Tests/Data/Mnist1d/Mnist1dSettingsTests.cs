using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Fruitfly.Tests.Golden;

namespace Fruitfly.Tests.Data.Mnist1d;

using Fruitfly.Data.Mnist1d;

public class Mnist1dSettingsTests
{
    static readonly Mnist1dSettings Small = new() { Samples = 200 };

    // Sets far from the defaults, made with NumPy 1.24.2 and SciPy 1.10.1.
    static readonly Dictionary<string, Mnist1dSettings> Unusual = new()
    {
        ["allChanged"] = new()
        {
            Samples = 333, TrainSplit = 0.6, TemplateLength = 20, MinPadding = 3, MaxPadding = 17, Scale = 1.5,
            MaxTranslation = 5, CorrelatedNoise = 0.7, IndependentNoise = 0.3, Shear = 2.5, ShuffledSequence = true,
            FinalLength = 13, Seed = 7,
        },
        ["ownTemplates"] = new()
        {
            Samples = 100, TrainSplit = 0.75, TemplateLength = 6, MinPadding = 0, MaxPadding = 0, Scale = 3,
            MaxTranslation = 40, FinalLength = 50, Seed = uint.MaxValue,
            Templates = [[0, 1, 0, -1, 0.5, 2], [1, 1, 1, 0, 0, 3.25], [-2, 0, 0, 0, 4, 1]],
        },
        ["noNoise"] = new()
        {
            Samples = 400, CorrelatedNoise = 0, IndependentNoise = 0, Shear = 0, Scale = 0, MaxTranslation = 1,
        },
        ["oneFeature"] = new()
        {
            Samples = 60, TrainSplit = 1, FinalLength = 1, TemplateLength = 2, MinPadding = 5, MaxPadding = 5,
        },
    };

    public static TheoryData<string> UnusualNames => [.. Unusual.Keys];

    [Theory]
    [MemberData(nameof(UnusualNames))]
    public void Unusual_settings_give_the_values_of_the_reference(string name)
    {
        var data = new Mnist1dGenerator(Unusual[name]).Generate();
        var golden = GoldenFile.Read("mnist1d-settings.json").GetProperty(name);
        data.TrainingInputs[..data.Features].ToArray().ShouldBe(golden.Numbers("first"), 1e-13);
        ShouldAgree(data.TrainingInputs, golden.GetProperty("x"));
        ShouldAgree(data.TestInputs, golden.GetProperty("xTest"));
        ShouldAgree(data.Times, golden.GetProperty("t"));
        Digest<long>(Array.ConvertAll(data.TrainingLabels.ToArray(), label => (long)label))
            .ShouldBe(golden.GetProperty("y").GetProperty("sha256").GetString());
        Digest<long>(Array.ConvertAll(data.TestLabels.ToArray(), label => (long)label))
            .ShouldBe(golden.GetProperty("yTest").GetProperty("sha256").GetString());

        static void ShouldAgree(ReadOnlySpan<double> values, JsonElement expected)
        {
            var (sum, squares) = (0.0, 0.0);
            foreach (var value in values)
                (sum, squares) = (sum + value, squares + value * value);
            sum.ShouldBe(expected.Number("sum"), 1e-9);
            squares.ShouldBe(expected.Number("squares"), 1e-12 * (1 + squares));
            if (OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64)
                Digest(values).ShouldBe(expected.GetProperty("sha256").GetString());
        }

        static string Digest<T>(ReadOnlySpan<T> values) where T : struct =>
            Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)));
    }

    [Fact]
    public void Every_setting_changes_the_data()
    {
        Mnist1dSettings[] changed =
        [
            Small with { Samples = 210 },
            Small with { TrainSplit = 0.5 },
            Small with { TemplateLength = 13 },
            Small with { MinPadding = 30 },
            Small with { MaxPadding = 61 },
            Small with { Scale = 0.5 },
            Small with { MaxTranslation = 47 },
            Small with { CorrelatedNoise = 0.3 },
            Small with { IndependentNoise = 0.03 },
            Small with { Shear = 0.8 },
            Small with { ShuffledSequence = true },
            Small with { FinalLength = 41 },
            Small with { Seed = 43 },
            Small with { Templates = [.. Mnist1dTemplates.Published.Reverse()] },
        ];
        changed.Length.ShouldBe(typeof(Mnist1dSettings).GetProperties().Length, "a setting is missing here");
        changed.Append(Small).Select(Fingerprint).ShouldBeUnique();

        static string Fingerprint(Mnist1dSettings settings)
        {
            var data = new Mnist1dGenerator(settings).Generate();
            return $"{data.TrainingCount} {string.Join(' ', data.TrainingInputs.ToArray())}";
        }
    }

    [Fact]
    public void Without_scale_noise_shear_and_translation_an_example_is_its_dilated_template()
    {
        var stages = new Mnist1dGenerator(Unusual["noNoise"]).Trace(3);
        var dilated = stages.Single(stage => stage.Transformation == Mnist1dTransformation.Dilation).Values;
        stages.Single(stage => stage.Transformation == Mnist1dTransformation.Shear).Values.ShouldBe(dilated);
        dilated.ShouldContain(value => value != 0);
    }

    [Fact]
    public void Samples_are_rounded_down_to_a_multiple_of_the_classes()
    {
        var data = new Mnist1dGenerator(new() { Samples = 27 }).Generate();
        (data.TrainingCount + data.TestCount).ShouldBe(20);
        (data.TrainingInputs.Length, data.TestInputs.Length, data.TestLabels.Length).ShouldBe((16 * 40, 4 * 40, 4));
    }

    [Fact]
    public void Both_parts_together_have_mean_0_and_variance_1()
    {
        var data = new Mnist1dGenerator(Small).Generate();
        double[] all = [.. data.TrainingInputs, .. data.TestInputs];
        all.Average().ShouldBe(0, 1e-12);
        all.Average(value => value * value).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void A_split_of_1_leaves_no_test_examples()
    {
        var data = Mnist1d.Generate(Small with { TrainSplit = 1 });
        data.Training.Count.ShouldBe(200);
        data.Test.ShouldBeNull();
    }

    public static TheoryData<Mnist1dSettings, string> Refused => new()
    {
        { new() { Samples = 9 }, "Samples is 9; it must be from 10 to 2147483647." },
        { new() { TrainSplit = 0 }, "TrainSplit is 0; it must be above 0 and at most 1." },
        { new() { TrainSplit = double.NaN }, "TrainSplit is NaN; it must be above 0 and at most 1." },
        { new() { Samples = 10, TrainSplit = 0.05 },
            "TrainSplit is 0.05; it must be enough for one training example of 10." },
        { new() { TemplateLength = 1 }, "TemplateLength is 1; it must be from 2 to 1000000." },
        { new() { MinPadding = 61 }, "MinPadding is 61; it must be from 0 to 60." },
        { new() { MinPadding = -1 }, "MinPadding is -1; it must be from 0 to 60." },
        { new() { MaxPadding = 1_000_001 }, "MaxPadding is 1000001; it must be from 0 to 1000000." },
        { new() { MaxTranslation = 0 }, "MaxTranslation is 0; it must be from 1 to 1000000." },
        { new() { FinalLength = 0 }, "FinalLength is 0; it must be from 1 to 1000000." },
        { new() { Scale = -0.1 }, "Scale is -0.1; it must be a finite number from 0." },
        { new() { CorrelatedNoise = double.PositiveInfinity },
            "CorrelatedNoise is Infinity; it must be a finite number from 0." },
        { new() { IndependentNoise = double.NaN }, "IndependentNoise is NaN; it must be a finite number from 0." },
        { new() { Shear = -1 }, "Shear is -1; it must be a finite number from 0." },
        { new() { Samples = int.MaxValue },
            "Samples is 2147483647 of length 40; it must be at most 268435456 values in all." },
        { new() { Templates = [[1, 2]] }, "Templates is 1 template(s); it must be 2 or more, one per class." },
        { new() { Templates = [[1, 2], [1, 2, 3]] },
            "Templates is of length 2 at 0 and 3 at 1; it must be of one length." },
        { new() { Templates = [[1, 2], [1, double.NaN]] }, "Templates is not finite at 1; it must be finite numbers." },
        { new() { Templates = [[1, 2], null!] }, "Templates is null at 1; it must be lists of numbers." },
        { new() { Templates = [[1], [2]] }, "The length of the templates is 1; it must be from 2 to 1000000." },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_setting_out_of_range_is_refused_with_its_value_and_range(Mnist1dSettings settings, string message) =>
        Should.Throw<ArgumentException>(() => new Mnist1dGenerator(settings)).Message.ShouldBe(message);

    [Fact]
    public void Data_without_spread_is_refused()
    {
        var flat = new Mnist1dSettings
        {
            Samples = 20, MinPadding = 0, MaxPadding = 0, Scale = 0, CorrelatedNoise = 0, IndependentNoise = 0,
            Shear = 0,
            Templates = [[1, 1], [1, 1]],
        };
        Should.Throw<ArgumentException>(() => Mnist1d.Generate(flat)).Message.ShouldContain("cannot be standardized");
    }
}

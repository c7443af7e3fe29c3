using System.Buffers.Binary;
using System.Security.Cryptography;
using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dData;

/// <summary>Is what is generated here what was published?</summary>
static class DataClaims
{
    const string Package = "Greydanus and Kobak 2024, mnist1d";

    /// <summary>Of the default training inputs, rounded to float32, row-major, little-endian.</summary>
    const string PublishedBytes = "d53506bddd12d3b72c7153b1ae7f34807724b1dd078a7273809bf9d0792319f6";

    public static IReadOnlyList<Claim> Of(
        string experiment, Data.Mnist1d.Mnist1dData data, WorkInParts work, int noiseSeeds) =>
        [SameBytes(experiment, data), .. Sizes(experiment, data), .. Noise(experiment, data, work, noiseSeeds)];

    static Claim SameBytes(string experiment, Data.Mnist1d.Mnist1dData data)
    {
        var text = new ClaimText(
            experiment, "same-bytes",
            "The training inputs are those of the published data set, to the last bit of float32.", Package,
            $"SHA-256 {PublishedBytes[..12]}…", "examples", "hash equal");
        return data.Settings == new Mnist1dSettings()
            ? text.IsExactly(1, Hash(data.TrainingInputs) == PublishedBytes ? 1 : 0)
            : text.NotTested("The published data set has the default settings.");
    }

    static IEnumerable<Claim> Sizes(string experiment, Data.Mnist1d.Mnist1dData data)
    {
        yield return Size("examples", "The data set has 4,000 training examples.", 4000, data.TrainingCount, "examples");
        yield return Size("test-examples", "It has 1,000 test examples.", 1000, data.TestCount, "examples");
        yield return Size("length", "An example is a signal of 40 values.", 40, data.Features, "values");
        yield return Size("split", "80 % of the examples are for training.", 80,
            100.0 * data.TrainingCount / (data.TrainingCount + data.TestCount), "%");

        Claim Size(string id, string statement, double published, double measured, string unit)
        {
            var text = new ClaimText(experiment, id, statement, Package,
                "4,000 training, 1,000 test, 40 values each; 80 : 20", "examples", unit);
            return data.Settings == new Mnist1dSettings { Seed = data.Settings.Seed }
                ? text.IsExactly(published, measured)
                : text.NotTested("The published data set has 5,000 examples.");
        }
    }

    /// <summary>A label that is drawn again is often the old one.</summary>
    static IEnumerable<Claim> Noise(
        string experiment, Data.Mnist1d.Mnist1dData data, WorkInParts work, int noiseSeeds)
    {
        const double probability = 0.15, margin = 0.5;
        var training = data.ToDataSet().Training;
        var draws = work.Each(1, Enumerable.Range(0, noiseSeeds), seed =>
        {
            var noise = LabelNoise.Redraw(training, probability,
                RandomStream.For((ulong)seed, StreamPurpose.LabelNoise));
            return (Redrawn: 100.0 * noise.Redrawn / training.Count, Wrong: 100 * noise.EffectiveRate);
        });
        yield return new ClaimText(
            experiment, "label-noise", "With 15 % label noise 15 % of the training labels are random.",
            "Slides \"Measuring performance\", UDL 8.4 and notebook 8.3: \"15 % label noise\"", "15 %", Unit: "%")
            .AgreesWithTheory(100 * probability, margin, [.. draws.Select(draw => draw.Redrawn)]);
        var wrong = 100 * probability * (1 - 1.0 / training.Classes);
        yield return new ClaimText(
            experiment, "wrong-labels", "Of these a tenth are right by chance: 13.5 % of all labels are wrong.",
            "Each of ten classes is drawn as often as any other", FormattableString.Invariant($"{wrong:F1} %"),
            Unit: "%")
            .AgreesWithTheory(wrong, margin, [.. draws.Select(draw => draw.Wrong)]);
    }

    static string Hash(ReadOnlySpan<double> inputs)
    {
        var bytes = new byte[inputs.Length * sizeof(float)];
        for (var i = 0; i < inputs.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), (float)inputs[i]);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}

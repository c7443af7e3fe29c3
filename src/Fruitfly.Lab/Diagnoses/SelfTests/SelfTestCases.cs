using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Setups;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>The bench of constructed truths.</summary>
static class SelfTestCases
{
    const double Toy = 0.3;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SelfTestCase> All { get; } =
    [
        new("toy, 4 units", 1, 400, (random, rows) => ConstructedLaws.Toy(random, rows, Toy))
        {
            Given = Network(4),
            Noise = Toy * Toy,
        },
        new("toy, 10 units", 2, 400, (random, rows) => ConstructedLaws.Toy(random, rows, Toy))
        {
            Given = Network(10),
            Noise = Toy * Toy,
        },
        new("toy, 1 unit", 3, 400, (random, rows) => ConstructedLaws.Toy(random, rows, Toy))
        {
            Given = Network(1),
            Noise = Toy * Toy,
            Demands = [SelfTestDemand.Shown(DiagnosisAction.MoreCapacity), SelfTestDemand.Structure],
        },
        new("friedman 200", 4, 200, ConstructedLaws.Friedman)
        {
            Noise = 1,
            Demands = [SelfTestDemand.Shown(DiagnosisAction.MoreData)],
        },
        new("friedman 600", 5, 600, ConstructedLaws.Friedman)
        {
            Noise = 1,
            Demands = [SelfTestDemand.Shown(DiagnosisAction.MoreData)],
        },
        new("linear", 6, 400, ConstructedLaws.Linear)
        {
            Noise = 0.25,
            Demands = [SelfTestDemand.NotShown(DiagnosisAction.MoreCapacity)],
        },
        new("two gaussians", 7, 1200, (random, rows) => ConstructedLaws.TwoGaussians(random, rows, 2, GaussianDistance))
        {
            Noise = GaussianBrier,
            Demands = [SelfTestDemand.NotShown(DiagnosisAction.MoreCapacity)],
        },
        new("xor, 20 % flipped", 8, 3000, (random, rows) => ConstructedLaws.Xor(random, rows, Flips))
        {
            Given = DiagnosisPlan.DefaultSetup with { HiddenLayers = [16], Epochs = 20 },
            Noise = 2 * Flips * (1 - Flips),
        },
        new("noise alone", 9, 500, (random, rows) => ConstructedLaws.Noise(random, rows, 8, 3))
        {
            Noise = 2.0 / 3,
            Demands =
            [
                SelfTestDemand.NotShown(DiagnosisAction.MoreData),
                SelfTestDemand.NotShown(DiagnosisAction.MoreCapacity), SelfTestDemand.Stop,
            ],
        },
        Warned("copies", 10, "copies", (random, rows) => ConstructedLaws.Repeated(
            random, ConstructedLaws.TwoGaussians(random, rows / 3, 3, 1.5), 3)),
        Warned("groups", 11, "groups", (random, rows) => ConstructedLaws.Groups(random, rows, 10)) with
        { HasGroups = true },
        Warned("leak", 12, "alone", (random, rows) => ConstructedLaws.Leaking(
            random, ConstructedLaws.TwoGaussians(random, rows, 4, 1))),
        Mnist1d(13, 500, 0), Mnist1d(14, 2000, 0.15), Mnist1d(15, 5000, 0.3), Mnist1d(16, 20_000, 0.3),
    ];

    /// <summary>Those that a minute tells something about: the cheap ones.</summary>
    public static IReadOnlyList<SelfTestCase> Quick { get; } =
        [.. All.Where(one => one.Number is 3 or 4 or 9 or 10 or 11 or 12)];

    const double Flips = 0.2, GaussianDistance = 2;

    // E[2 p (1 − p)] of two unit Gaussians 2 apart, by integration; truth-gaussians.json has it too.
    const double GaussianBrier = 0.2247997546;

    // Smooth units: a rectifier that dies takes the whole network of one unit with it.
    static TrainingSetup Network(int width) => DiagnosisPlan.DefaultSetup with
    {
        HiddenLayers = [width],
        Activation = SetupActivation.Tanh,
    };

    static SelfTestCase Warned(
        string name, ulong number, string word,
        Func<RandomStream, int, ConstructedTable> draw) => new(name, number, 600, draw)
        {
            HasTruth = false,
            Demands = [SelfTestDemand.Warned(word)],
        };

    // The lecture's network at a few epochs, whose cost at 20,000 rows is that of a small table.
    static SelfTestCase Mnist1d(ulong number, int rows, double redrawn) => new(
        $"mnist-1d {rows}, {100 * redrawn:0} % redrawn", number, rows,
        (random, count) => ConstructedLaws.Mnist1d(random, count, redrawn))
    {
        Given = DiagnosisPlan.DefaultSetup with { HiddenLayers = [32], Epochs = 20 },
        HasTruth = rows <= 2000,
    };
}

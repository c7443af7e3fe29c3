using Fruitfly.Data.Mnist1d;
using Fruitfly.Data.Toy;
using static Fruitfly.Lab.Setups.Setting;

namespace Fruitfly.Lab.Setups;

/// <summary>What can be set of the data.</summary>
static class DataSettings
{
    const SettingGroup Group = SettingGroup.Data;
    const int Longest = 1000, Largest = 100;

    static readonly string[] Made =
        ["mnist1d", "toy-function", "circles", "exclusive-or", "clusters", "spirals", "three-spirals"];
    static readonly string[] Noisy = Made[1..];
    static readonly string[] Planar = Made[2..];
    static readonly string[] Classified = ["mnist1d", .. Made[2..], "file"];

    public static readonly IReadOnlyList<Setting> All =
    [
        Choice(Group, "data", "what is learned", s => s.Data, (s, v) => s with { Data = v },
            (SetupData.Mnist1d, "mnist1d", "MNIST-1D: ten digits as signals of 40 values"),
            (SetupData.ToyFunction, "toy-function", "y = exp(sin(2πx)) on [0, 1] with noise: regression"),
            (SetupData.Circles, "circles", "a disc within a ring"),
            (SetupData.ExclusiveOr, "exclusive-or", "opposite quadrants"),
            (SetupData.Clusters, "clusters", "two normal clusters"),
            (SetupData.Spirals, "spirals", "two spiral arms"),
            (SetupData.ThreeSpirals, "three-spirals", "three spiral arms"),
            (SetupData.File, "file", "a file of one's own: CSV, Parquet, JSON lines, NPZ or IDX")),
        .. TableDataSettings.All,
        Integer(Group, "samples", "training, validation and test examples together", 10, 100_000,
            s => (uint)s.Samples, (s, v) => s with { Samples = (int)v }).When("data", Made),
        Number(Group, "train-split",
            "the share of the examples that is not for the test; files with a test set keep it", 0.01, 1,
            s => s.TrainSplit, (s, v) => s with { TrainSplit = v }),
        Number(Group, "noise", "standard deviation of the noise: of both coordinates, or of the toy function's targets",
            0, 10,
            s => s.Noise, (s, v) => s with { Noise = v }).When("data", Noisy),
        Text(Group, "features",
            "what of the coordinates the network is given, with commas between them: " +
            string.Join(", ", PlanarFeatures.All),
            s => s.Features, (s, v) => s with { Features = Parsed(v) }).When("data", Planar),
        .. Mnist1dParameter.All.Where(parameter => parameter.Name is not ("samples" or "train-split" or "seed"))
            .Select(Of),
        Flag(Group, "shuffle", Mnist1dParameter.ShuffleDescription,
            s => s.Generator.ShuffledSequence,
            (s, v) => s with { Generator = s.Generator with { ShuffledSequence = v } }).When("data", "mnist1d"),
        Integer(Group, "data-seed", "of everything random in the data, its noise and its splits", 0, uint.MaxValue,
            s => s.DataSeed, (s, v) => s with { DataSeed = v }),
        Integer(Group, "splits",
            "train on that many random splits, data-seed and seed counted up: an interval that covers the split", 2,
            1000,
            s => (uint)s.Splits, (s, v) => s with { Splits = (int)v }, wordForZero: "none") with { IsForMany = true },
        Integer(Group, "folds",
            "cross-validation: cut the examples into that many parts, each the test set once, instead of train-split",
            2, 1000,
            s => (uint)s.Folds, (s, v) => s with { Folds = (int)v }, wordForZero: "none").When("data", "file")
                .When("splits", "none")
            with { IsForMany = true },
        Integer(Group, "repeats", "cut the folds that many times, data-seed counted up", 1, 1000,
            s => (uint)s.Repeats, (s, v) => s with { Repeats = (int)v }).When("data", "file").When("splits", "none")
            with { IsForMany = true },
        Number(Group, "validation-share",
            "the share of the training examples that settings are chosen on, and not trained on", 0, 0.9,
            s => s.ValidationShare, (s, v) => s with { ValidationShare = v }),
        Number(Group, "label-noise", "the probability with which each training label is drawn again from all classes",
            0, 1,
            s => s.LabelNoise, (s, v) => s with { LabelNoise = v }).When("data", Classified),
    ];

    static string Parsed(string features)
    {
        try
        {
            return PlanarFeatures.Parse(features).ToString();
        }
        catch (ArgumentException wrong)
        {
            throw new SetupException("features", $"is '{features}'. {wrong.Message}");
        }
    }

    // Narrower than what the generator takes, so that a page stays quick.
    static Setting Of(Mnist1dParameter parameter) => (parameter.IsInteger
        ? Integer(Group, parameter.Name, parameter.Description, (uint)parameter.Minimum, Longest,
            s => (uint)parameter.Read(s.Generator), (s, v) => s with { Generator = parameter.Write(s.Generator, v) })
        : Number(Group, parameter.Name, parameter.Description, parameter.Minimum, Largest,
            s => parameter.Read(s.Generator), (s, v) => s with { Generator = parameter.Write(s.Generator, v) }))
                .When("data", "mnist1d");
}

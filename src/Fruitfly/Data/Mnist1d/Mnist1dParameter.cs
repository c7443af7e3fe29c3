namespace Fruitfly.Data.Mnist1d;

/// <summary>A parameter of the generator as a person sets it: the one place that says its name, range and meaning.
/// Checks, options of command lines and controls of pages are made of it; the default is that of
/// <see cref="Mnist1dSettings"/>.</summary>
/// <param name="Property">of <see cref="Mnist1dSettings"/></param>
/// <param name="Name">as an option or control is called</param>
/// <param name="Description">meaning and unit, one line</param>
/// <param name="IsInteger">whether it is a whole number</param>
/// <param name="Minimum">the least value</param>
/// <param name="Maximum">the largest value; infinite for none</param>
public sealed record Mnist1dParameter(
    string Property, string Name, string Description, bool IsInteger, double Minimum, double Maximum,
    Func<Mnist1dSettings, double> Read, Func<Mnist1dSettings, double, Mnist1dSettings> Write)
{
    /// <summary>All that are numbers, in the order in which they are shown.</summary>
    public static IReadOnlyList<Mnist1dParameter> All { get; } =
    [
        Integer(nameof(Mnist1dSettings.Seed), "seed", "of everything random", 0, uint.MaxValue, s => s.Seed,
            (s, v) => s with { Seed = (uint)v }),
        Integer(nameof(Mnist1dSettings.Samples), "samples", "training and test examples together", 1, int.MaxValue,
            s => s.Samples, (s, v) => s with { Samples = (int)v }),
        new(nameof(Mnist1dSettings.TrainSplit), "train-split", "the share for training", false, 0, 1,
            s => s.TrainSplit, (s, v) => s with { TrainSplit = v }),
        Length(nameof(Mnist1dSettings.TemplateLength), "template-length", "the length counted for a digit's template",
            2,
            s => s.TemplateLength, (s, v) => s with { TemplateLength = v }),
        Length(nameof(Mnist1dSettings.MinPadding), "min-padding", "the fewest zeros after a template", 0,
            s => s.MinPadding, (s, v) => s with { MinPadding = v }),
        Length(nameof(Mnist1dSettings.MaxPadding), "max-padding", "the most zeros after a template", 0,
            s => s.MaxPadding, (s, v) => s with { MaxPadding = v }),
        Size(nameof(Mnist1dSettings.Scale), "scale", "height is multiplied by 1 ± at most half of this",
            s => s.Scale, (s, v) => s with { Scale = v }),
        Length(nameof(Mnist1dSettings.MaxTranslation), "max-translation", "rotated by fewer places than this", 1,
            s => s.MaxTranslation, (s, v) => s with { MaxTranslation = v }),
        Size(nameof(Mnist1dSettings.CorrelatedNoise), "correlated-noise", "standard deviation of the smooth noise",
            s => s.CorrelatedNoise, (s, v) => s with { CorrelatedNoise = v }),
        Size(nameof(Mnist1dSettings.IndependentNoise), "independent-noise",
            "standard deviation of the noise at every place",
            s => s.IndependentNoise, (s, v) => s with { IndependentNoise = v }),
        Size(nameof(Mnist1dSettings.Shear), "shear", "tilted by at most half of this from end to end",
            s => s.Shear, (s, v) => s with { Shear = v }),
        Length(nameof(Mnist1dSettings.FinalLength), "final-length", "values of a signal", 1,
            s => s.FinalLength, (s, v) => s with { FinalLength = v }),
    ];

    /// <summary>What <see cref="Mnist1dSettings.ShuffledSequence"/> does.</summary>
    public const string ShuffleDescription =
        "put the values in one random order, which destroys their spatial structure";

    /// <summary>The parameter of a name.</summary>
    public static Mnist1dParameter Named(string name) => All.Single(parameter => parameter.Name == name);

    /// <summary>What a value must be, as the end of a sentence.</summary>
    internal string Allowed => double.IsFinite(Maximum)
        ? FormattableString.Invariant($"from {Minimum} to {Maximum}")
        : FormattableString.Invariant($"a finite number from {Minimum}");

    internal bool Allows(double value) => value >= Minimum && value <= Maximum && double.IsFinite(value);

    static Mnist1dParameter Integer(
        string property, string name, string description, double minimum, double maximum,
        Func<Mnist1dSettings, double> read,
        Func<Mnist1dSettings, double, Mnist1dSettings> write) =>
            new(property, name, description, true, minimum, maximum, read, write);

    static Mnist1dParameter Length(
        string property, string name, string description, int minimum, Func<Mnist1dSettings, int> read,
        Func<Mnist1dSettings, int, Mnist1dSettings> write) => Integer(
        property, name, description, minimum, Mnist1dSettings.MaxLength,
        settings => read(settings), (settings, value) => write(settings, (int)value));

    static Mnist1dParameter Size(
        string property, string name, string description, Func<Mnist1dSettings, double> read,
        Func<Mnist1dSettings, double, Mnist1dSettings> write) =>
        new(property, name, description, false, 0, double.PositiveInfinity, read, write);
}

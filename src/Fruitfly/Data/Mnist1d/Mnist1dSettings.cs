namespace Fruitfly.Data.Mnist1d;

/// <summary>The parameters of the MNIST-1D generator (Greydanus and Kobak 2024), with the published defaults. Part of a
/// trial's identity; change a copy with <c>settings with { … }</c>.</summary>
public sealed record Mnist1dSettings
{
    internal const int MaxLength = 1_000_000;
    internal const int MaxValues = 1 << 28;

    /// <summary>Training and test examples together, rounded down to a multiple of
    /// the classes. Default: 5,000.</summary>
    public int Samples { get; init; } = 5000;

    /// <summary>The share of the samples that is for training, above 0 and at most 1. Default: 0.8.</summary>
    public double TrainSplit { get; init; } = 0.8;

    /// <summary>With <see cref="MaxPadding"/>, the length at which an example is moved, made noisy and sheared; the
    /// templates themselves may have another length. Default: 12.</summary>
    public int TemplateLength { get; init; } = 12;

    /// <summary>The fewest zeros put behind a template. Default: 36.</summary>
    public int MinPadding { get; init; } = 36;

    /// <summary>The most zeros put behind a template. Default: 60.</summary>
    public int MaxPadding { get; init; } = 60;

    /// <summary>An example is multiplied by 1 ± at most half of this. Default: 0.4.</summary>
    public double Scale { get; init; } = 0.4;

    /// <summary>An example is rotated to the right by fewer places than this. Default: 48.</summary>
    public int MaxTranslation { get; init; } = 48;

    /// <summary>The standard deviation of the normal noise that, smoothed, fills the places which are zero.
    /// Default: 0.25.</summary>
    public double CorrelatedNoise { get; init; } = 0.25;

    /// <summary>The standard deviation of the normal noise added to every place. Default: 0.02.</summary>
    public double IndependentNoise { get; init; } = 0.02;

    /// <summary>An example is tilted about its middle by at most half of this from end to end, up or down.
    /// Default: 0.75.</summary>
    public double Shear { get; init; } = 0.75;

    /// <summary>Whether the features are put in one random order, the same for all examples, which destroys their
    /// spatial structure. Default: no.</summary>
    public bool ShuffledSequence { get; init; }

    /// <summary>The number of features of an example. Default: 40.</summary>
    public int FinalLength { get; init; } = 40;

    /// <summary>The seed of the <see cref="Numerics.RandomStreams.NumpyRandom"/> that everything is drawn from.
    /// Default: 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>One template per class instead of <see cref="Mnist1dTemplates.Published"/>, used as given, all of one
    /// length from 2. Default: null, the published digits.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Templates { get; init; }

    internal void Validate()
    {
        var templates = Templates ?? Mnist1dTemplates.Published;
        Require(templates.Count >= 2, nameof(Templates), $"{templates.Count} template(s)", "2 or more, one per class");
        for (var i = 0; i < templates.Count; i++)
        {
            Require(templates[i] is not null, nameof(Templates), $"null at {i}", "lists of numbers");
            Require(templates[i].Count == templates[0].Count, nameof(Templates),
                $"of length {templates[0].Count} at 0 and {templates[i].Count} at {i}", "of one length");
            Require(templates[i].All(double.IsFinite), nameof(Templates), $"not finite at {i}", "finite numbers");
        }
        RequireRange(templates[0].Count, 2, MaxLength, "The length of the templates");
        RequireRange(Samples, templates.Count, int.MaxValue, nameof(Samples));
        Require(TrainSplit is > 0 and <= 1, nameof(TrainSplit), TrainSplit, "above 0 and at most 1");
        RequireRange(MinPadding, 0, MaxPadding, nameof(MinPadding));
        foreach (var parameter in Mnist1dParameter.All)
            Require(parameter.Allows(parameter.Read(this)), parameter.Property, parameter.Read(this),
                parameter.Allowed);
        Require((long)Samples * FinalLength <= MaxValues, nameof(Samples),
            $"{Samples} of length {FinalLength}", $"at most {MaxValues} values in all");
        Require(TrainingCount > 0, nameof(TrainSplit), TrainSplit, $"enough for one training example of {Count}");
    }

    internal int Classes => (Templates ?? Mnist1dTemplates.Published).Count;
    internal int Count => Samples / Classes * Classes;
    internal int TrainingCount => (int)(Count * TrainSplit);

    static void RequireRange(int value, int low, int high, string name) =>
        Require(value >= low && value <= high, name, value, $"from {low} to {high}");

    static void Require(bool holds, string name, object value, string allowed)
    {
        if (!holds)
            throw new ArgumentException(FormattableString.Invariant($"{name} is {value}; it must be {allowed}."));
    }
}

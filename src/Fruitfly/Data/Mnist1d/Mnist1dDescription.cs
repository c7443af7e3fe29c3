using Fruitfly.Data.Tables;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Data.Mnist1d;

/// <summary>MNIST-1D as a trial's data: the generator's settings, and what is done to its training part.</summary>
public sealed record Mnist1dDescription : DataDescription
{
    /// <summary>Default: the published data set.</summary>
    public Mnist1dSettings Settings { get; init; } = new();

    /// <summary>The share of training examples that becomes the validation split, by a <see cref="StratifiedSplit"/>.
    /// Default: 0, none.</summary>
    public double ValidationShare { get; init; }

    /// <summary>The seed of that split. Default: null, the trial's.</summary>
    public ulong? ValidationSeed { get; init; }

    /// <summary>The probability with which each training label is redrawn, see <see cref="Data.LabelNoise"/>;
    /// validation and test labels stay clean. Default: 0.</summary>
    public double LabelNoise { get; init; }

    /// <summary>The seed of the redrawing. Default: null, the trial's.</summary>
    public ulong? LabelNoiseSeed { get; init; }

    /// <summary>The seed s of a permutation of the positions, the same for every example: position i of a shuffled
    /// signal is position <c>numpy.random.RandomState(s).permutation(40)[i]</c> of the
    /// signal. Default: null, none.</summary>
    public uint? PositionShuffleSeed { get; init; }

    /// <summary>The seed of normal random numbers that take the place of every training input, with the mean and the
    /// standard deviation of the inputs they replace; validation and test inputs stay. Default: null, none.</summary>
    public ulong? RandomInputsSeed { get; init; }

    /// <summary>Another run of the generator, whose training examples are the validation split, so that data sets of
    /// several seeds are judged by the same examples. Default: null, the <see cref="ValidationShare"/>.</summary>
    public Mnist1dSettings? ValidationSettings { get; init; }

    /// <summary>The part of the training examples that is trained on; its unit is the example. Default: null, all of
    /// them.</summary>
    public Resample? Resample { get; init; }

    public override bool DependsOnSeed =>
        (ValidationShare > 0 && ValidationSeed is null) || Resample is { Seed: null }
        || (LabelNoise > 0 && LabelNoiseSeed is null);

    /// <exception cref="ArgumentException">a setting is out of its range</exception>
    public override DataSet Load(ulong seed)
    {
        Validate();
        var data = WithValidation(Shuffled(Mnist1d.Generate(Settings)), seed);
        if (Resample is { } resample)
            data = new DataSet(
                data.Name, data.Training.Select(RowPlaces.Draw(data.Training, resample, resample.Seed ?? seed)),
                data.Validation, data.Test);
        if (RandomInputsSeed is { } inputs)
            data = new DataSet(data.Name, WithRandomInputs(data.Training, inputs), data.Validation, data.Test);
        return Data.LabelNoise.InTraining(data, LabelNoise, LabelNoiseSeed ?? seed);
    }

    /// <exception cref="ArgumentException">a setting is out of its range</exception>
    public override DataSize? Size()
    {
        Validate();
        var shared = StratifiedSplit.CountOf(ValidationShare, Settings.TrainingCount);
        return new DataSize(
            Resample?.Count ?? Settings.TrainingCount - shared, ValidationSettings?.TrainingCount ?? shared,
            Settings.Count - Settings.TrainingCount, Settings.FinalLength, Settings.Classes, Settings.Classes);
    }

    void Validate()
    {
        Settings.Validate();
        ValidationSettings?.Validate();
        if (ValidationSettings is not null && ValidationShare > 0)
            throw new ArgumentException(FormattableString.Invariant(
                $"ValidationShare is {ValidationShare}; it must be 0 where ValidationSettings make that split."));
        if (Resample is { Unit: not SplitUnit.Examples })
            throw new ArgumentException(
                $"The unit of Resample is {Resample.Unit}; MNIST-1D has no other unit than its examples.");
    }

    DataSet WithValidation(DataSet data, ulong seed) => ValidationSettings is { } own
        ? new DataSet(data.Name, data.Training, Shuffled(Mnist1d.Generate(own)).Training, data.Test)
        : data.WithValidation(ValidationShare, ValidationSeed ?? seed);

    DataSet Shuffled(DataSet data)
    {
        if (PositionShuffleSeed is not { } seed)
            return data;
        var positions = new NumpyRandom(seed).Permutation(data.Features);
        return new DataSet(data.Name, Shuffled(data.Training, positions),
            test: data.Test is { } test ? Shuffled(test, positions) : null);
    }

    static Examples WithRandomInputs(Examples examples, ulong seed)
    {
        var inputs = new double[examples.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = examples.Inputs[i];
        var (mean, deviation) = (NumpyArithmetic.Sum(inputs) / inputs.Length,
            NumpyArithmetic.StandardDeviation(inputs));
        var random = RandomStream.For(seed, StreamPurpose.RandomInputs);
        return examples.WithInputs(Array.ConvertAll(inputs, _ => (float)(mean + deviation * random.NextGaussian())));
    }

    static Examples Shuffled(Examples examples, ReadOnlySpan<int> positions)
    {
        var shuffled = new float[examples.Inputs.Length];
        for (var example = 0; example < examples.Count; example++)
            for (var i = 0; i < positions.Length; i++)
                shuffled[example * positions.Length + i] = examples.Input(example)[positions[i]];
        return examples.WithInputs(shuffled);
    }
}

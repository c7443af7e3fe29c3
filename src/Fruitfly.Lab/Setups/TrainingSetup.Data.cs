using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Data.Tables;
using Fruitfly.Data.Toy;

namespace Fruitfly.Lab.Setups;

/// <summary>The data of a setup.</summary>
public sealed partial record TrainingSetup
{
    /// <summary>Numbers that generated data may hold.</summary>
    const int MaxValues = 1 << 24;

    /// <summary>The settings of the generator, where the data are MNIST-1D.</summary>
    public Mnist1dSettings Mnist1d => Generator with { Samples = Samples, TrainSplit = TrainSplit, Seed = DataSeed };

    /// <summary>How the file of the setup is read.</summary>
    public DataFileOptions FileOptions => TableSettings.OptionsOf(this, FileLimits.Default);

    /// <summary>Reads the file of the setup, with what was taken for what.</summary>
    /// <param name="open">reads a file of the user's, by its path or by what a page calls it</param>
    /// <exception cref="DataFileException">the file cannot be read, or may be read in two ways</exception>
    public DescribedFile? ReadFile(Func<string, DataFileOptions, DescribedFile> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return Data == SetupData.File ? open(File, FileOptions) : null;
    }

    /// <summary>The data, the same whatever the seed of training. Label noise is in
    /// the training examples alone.</summary>
    /// <param name="file">what <see cref="ReadFile"/> gave; without it files are refused, so
    /// that an address cannot name one</param>
    /// <exception cref="SetupException">the data cannot be had this way</exception>
    public DataDescription ToDescription(DescribedFile? file = null)
    {
        Check();
        if (Data != SetupData.File)
            return ToSource();
        return Described(file ?? throw new SetupException("data", "is file, which cannot be read from here."));
    }

    // Unused seeds are left out, so that trials that differ in nothing are the same.
    DataDescription ToSource() => Data switch
    {
        SetupData.Mnist1d => new Mnist1dDescription
        {
            Settings = Mnist1d,
            ValidationShare = ValidationShare,
            ValidationSeed = ValidationShare > 0 ? DataSeed : null,
            LabelNoise = LabelNoise,
            LabelNoiseSeed = LabelNoise > 0 ? DataSeed : null,
        },
        SetupData.ToyFunction => new ToyDescription
        {
            Samples = Samples,
            Noise = Noise,
            TrainSplit = TrainSplit,
            ValidationShare = ValidationShare,
            Seed = DataSeed,
        },
        _ => new PlanarDescription
        {
            Pattern = Pattern,
            Samples = Samples,
            Noise = Noise,
            TrainSplit = TrainSplit,
            ValidationShare = ValidationShare,
            LabelNoise = LabelNoise,
            Seed = DataSeed,
            Features = PlanarFeatures.Parse(Features) is { AreCoordinates: false } given ? given.ToString() : null,
        },
    };

    /// <summary>Parts and scales the file's table as the trials will, to say now which setting is wrong.</summary>
    /// <returns>the parted table, and what rounding merges in it, a sentence each</returns>
    /// <exception cref="SetupException">a setting does not fit the file</exception>
    /// <exception cref="DataFileException">the values of the file cannot be told apart in float32</exception>
    internal (Table Table, IReadOnlyList<string> Notes) Try(DescribedFile file)
    {
        var (description, table) = ((FileDescription)ToDescription(file), file.Table);
        if (table.Count(Split.Test) > 0 && VariesSplit)
            throw new SetupException(
                Folds > 0 ? "folds" : "splits",
                $"asks for other splits than that of '{table.Name}', which has a test set of its own.");
        if (LabelNoise > 0 && table.Classes == 0)
            throw new SetupException("label-noise",
                $"redraws class labels; the targets of '{table.Name}' are real values.");
        Refusing(Folds > 0 ? "folds" : "train-split",
            () => table.With(description.Split with { ValidationShare = 0 }, DataSeed));
        var prepared = Refusing("validation-share", () => description.Prepare(table, DataSeed));
        return (prepared, prepared.Round().Notes);
    }

    /// <summary>What the targets are divided by where they are standardized, <c>[outputs]</c>.</summary>
    internal IReadOnlyList<double> TargetDeviations(DescribedFile file) =>
        ((FileDescription)ToDescription(file)).Prepare(file.Table, DataSeed).Fit().TargetDeviations;

    /// <summary>How large the data set will be; null where only its file tells.</summary>
    public DataSize? Size() => Data == SetupData.File ? null : ToSource().Size();

    static T Refusing<T>(string setting, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException failure) when (failure is not SetupException)
        {
            throw new SetupException(setting, $"does not fit the data: {failure.Message}");
        }
    }

    PlanarPattern Pattern => Data switch
    {
        SetupData.Circles => PlanarPattern.Circles,
        SetupData.ExclusiveOr => PlanarPattern.ExclusiveOr,
        SetupData.Clusters => PlanarPattern.Clusters,
        SetupData.Spirals => PlanarPattern.Spirals,
        SetupData.ThreeSpirals => PlanarPattern.ThreeSpirals,
        _ => throw new InvalidOperationException($"{Data} does not lie in a plane."),
    };

    FileDescription Described(DescribedFile file) => file.Description with
    {
        Split = new FileSplit
        {
            By = SplitUnit,
            TrainSplit = Folds > 0 || file.Table.Count(Split.Test) > 0 ? 1 : TrainSplit,
            ValidationShare = ValidationShare,
            Folds = Folds > 0 ? Folds : null,
            Fold = Folds > 0 ? Fold : null,
            Seed = DataSeed,
        },
        Standardize = Standardize,
        StandardizeTargets = StandardizeTarget,
        LabelNoise = LabelNoise,
        LabelNoiseSeed = LabelNoise > 0 ? DataSeed : null,
    };
}

/// <summary>Where the examples come from.</summary>
public enum SetupData
{
    Mnist1d,
    ToyFunction,
    Circles,
    ExclusiveOr,
    Clusters,
    Spirals,
    ThreeSpirals,
    File,
}

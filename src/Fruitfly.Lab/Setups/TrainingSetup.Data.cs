using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Data.Tables;
using Fruitfly.Data.Toy;

namespace Fruitfly.Lab.Setups;

/// <summary>The data of a setup.</summary>
public sealed partial record TrainingSetup
{
    /// <summary>Numbers that a data set may hold.</summary>
    const int MaxValues = 1 << 24;

    /// <summary>The settings of the generator, where the data are MNIST-1D.</summary>
    public Mnist1dSettings Mnist1d => new()
    {
        Samples = Samples,
        TrainSplit = TrainSplit,
        TemplateLength = TemplateLength,
        MinPadding = MinPadding,
        MaxPadding = MaxPadding,
        Scale = Scale,
        MaxTranslation = MaxTranslation,
        CorrelatedNoise = CorrelatedNoise,
        IndependentNoise = IndependentNoise,
        Shear = Shear,
        FinalLength = FinalLength,
        ShuffledSequence = Shuffle,
        Seed = DataSeed,
    };

    /// <summary>Makes the data set, the same whatever the seed of training. Label noise is in the training examples alone.</summary>
    /// <param name="open">reads a file of the user's; without it files are refused, so that an address cannot name one</param>
    /// <param name="tell">is told what was taken for what in the file</param>
    /// <exception cref="SetupException">the data cannot be had this way</exception>
    /// <exception cref="DataFileException">the file cannot be read</exception>
    public DataSet ToDataSet(Func<string, DataFileOptions, Table>? open = null, Action<TableReading>? tell = null)
    {
        Check();
        var data = Data == SetupData.File ? FromFile(open, tell)
            : Refusing("validation-share", () => Refusing("train-split", Generated).WithValidation(ValidationShare, DataSeed));
        if (LabelNoise > 0 && !data.IsClassification)
            throw new SetupException("label-noise", $"redraws class labels; the targets of '{data.Name}' are real values.");
        return Fruitfly.Data.LabelNoise.InTraining(data, LabelNoise, DataSeed);
    }

    /// <summary>How large the data set will be; null where only its file tells.</summary>
    public DataSize? Size()
    {
        var training = (int)(Samples * TrainSplit);
        var validation = (int)Math.Round(ValidationShare * training, MidpointRounding.AwayFromZero);
        return Data switch
        {
            SetupData.Mnist1d => new Mnist1dDescription { Settings = Mnist1d, ValidationShare = ValidationShare }.Size(),
            SetupData.ToyFunction => new DataSize(training - validation, validation, Samples - training, Features: 1, Classes: 0, Outputs: 1),
            SetupData.File => null,
            SetupData.ThreeSpirals => new DataSize(training - validation, validation, Samples - training, Features: 2, Classes: 3, Outputs: 3),
            _ => new DataSize(training - validation, validation, Samples - training, Features: 2, Classes: 2, Outputs: 2),
        };
    }

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

    DataSet Generated() => Data switch
    {
        SetupData.Mnist1d => Fruitfly.Data.Mnist1d.Mnist1d.Generate(Mnist1d),
        SetupData.ToyFunction => ToyData.Generate(Samples, Noise, TrainSplit, DataSeed),
        _ => PlanarData.Generate(Pattern, Samples, Noise, TrainSplit, DataSeed),
    };

    PlanarPattern Pattern => Data switch
    {
        SetupData.Circles => PlanarPattern.Circles,
        SetupData.ExclusiveOr => PlanarPattern.ExclusiveOr,
        SetupData.Clusters => PlanarPattern.Clusters,
        SetupData.Spirals => PlanarPattern.Spirals,
        SetupData.ThreeSpirals => PlanarPattern.ThreeSpirals,
        _ => throw new InvalidOperationException($"{Data} does not lie in a plane."),
    };

    // In float64 until all is split and standardized.
    DataSet FromFile(Func<string, DataFileOptions, Table>? open, Action<TableReading>? tell)
    {
        if (open is null)
            throw new SetupException("data", "is file, which cannot be read from here.");
        var table = open(File, TableSettings.OptionsOf(this, FileLimits.Default with { MaxElements = MaxValues }));
        if (table.Count(Split.Test) > 0 && VariesSplit)
            throw new SetupException(
                Folds > 0 ? "folds" : "splits", $"asks for other splits than that of '{table.Name}', which has a test set of its own.");
        table = Folds > 0
            ? Refusing("folds", () => table.WithFold(Folds, Fold, DataSeed))
            : Refusing("train-split", () => table.WithTest(1 - TrainSplit, DataSeed));
        table = Refusing("validation-share", () => table.WithValidation(ValidationShare, DataSeed));
        if (Standardize)
            table = table.Standardize();
        if (StandardizeTarget)
            table = table.StandardizeTargets();
        var (data, notes) = table.Round();
        tell?.Invoke(table.Reading with { Notes = [.. table.Reading.Notes, .. notes] });
        return data;
    }
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

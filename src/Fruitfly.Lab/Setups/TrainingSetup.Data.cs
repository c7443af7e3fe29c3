using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Mnist1d;
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
    /// <exception cref="SetupException">the data cannot be had this way</exception>
    /// <exception cref="DataFileException">the file cannot be read</exception>
    public DataSet ToDataSet(Func<string, DataFileOptions, DataSet>? open = null)
    {
        Check();
        var data = Refusing("train-split", () => Source(open));
        data = Refusing("validation-share", () => data.WithValidation(ValidationShare, DataSeed));
        if (Data == SetupData.File && Standardize)
            data = Refusing("standardize", () => Standardization.Apply(data));
        if (Data == SetupData.File && StandardizeTarget)
            data = Refusing("standardize-target", () => Standardization.ApplyToTargets(data));
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

    DataSet Source(Func<string, DataFileOptions, DataSet>? open) => Data switch
    {
        SetupData.Mnist1d => Fruitfly.Data.Mnist1d.Mnist1d.Generate(Mnist1d),
        SetupData.ToyFunction => ToyData.Generate(Samples, Noise, TrainSplit, DataSeed),
        SetupData.File => FromFile(open),
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

    DataSet FromFile(Func<string, DataFileOptions, DataSet>? open)
    {
        if (open is null)
            throw new SetupException("data", "is file, which cannot be read from here.");
        var data = open(File, new DataFileOptions
        {
            Target = Target.Length == 0 ? null : Target,
            Limits = FileLimits.Default with { MaxElements = MaxValues },
        });
        if (data.Test is not null && VariesSplit)
            throw new SetupException(Folds > 0 ? "folds" : "splits", $"asks for other splits than that of '{data.Name}', which has a test set of its own.");
        if (Folds > 0)
            return Refusing("folds", () => StratifiedSplit.Fold(data.Name, data.Training, Folds, Fold, DataSeed));
        if (data.Test is not null || TrainSplit == 1)
            return data;
        var split = StratifiedSplit.Split(data.Name, data.Training, 0, 1 - TrainSplit, DataSeed);
        return new DataSet(data.Name, split.Training, data.Validation, split.Test);
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

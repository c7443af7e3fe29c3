using Fruitfly.Data.Mnist1d;
using Fruitfly.Data.Tables;

namespace Fruitfly.Lab.Setups;

/// <summary>What a person trains by hand, as one flat record: data, network and recipe. The same names and values stand
/// in a page's address, on the command line and in the controls, see <see cref="Setting.All"/>. What a
/// setting means is said there.</summary>
public sealed partial record TrainingSetup
{
    public SetupData Data { get; init; } = SetupData.Mnist1d;
    public string File { get; init; } = "";
    public string Target { get; init; } = "";
    public SetupTask Task { get; init; } = SetupTask.Automatic;
    public SetupHeader Header { get; init; } = SetupHeader.Automatic;
    public SetupDelimiter Delimiter { get; init; } = SetupDelimiter.Automatic;

    /// <summary>Columns of a table that are left out, with commas between them.</summary>
    public string Drop { get; init; } = "";

    public SetupDecimal Decimal { get; init; } = SetupDecimal.Automatic;
    public SetupEncoding Encoding { get; init; } = SetupEncoding.Automatic;

    /// <summary>Columns whose fields are names, with commas between them.</summary>
    public string Categorical { get; init; } = "";

    /// <summary>Columns of numbers, in which words are missing values, with commas between them.</summary>
    public string Numeric { get; init; } = "";

    public string Group { get; init; } = "";
    public string Time { get; init; } = "";

    /// <summary>Words that stand for a missing value, with commas between them.</summary>
    public string Missing { get; init; } = "";

    public ColumnFill Impute { get; init; } = ColumnFill.Median;

    /// <summary>Levels of fewer rows are merged; 0 for what suits the rows.</summary>
    public int Rare { get; init; }

    /// <summary>All classes in the order of their labels, with commas between them.</summary>
    public string ClassOrder { get; init; } = "";

    public bool Standardize { get; init; } = true;
    public bool StandardizeTarget { get; init; } = true;
    public int Samples { get; init; } = 5000;
    public double TrainSplit { get; init; } = 0.8;
    public double Noise { get; init; } = 0.1;

    /// <summary>Of points in a plane, what of their coordinates the network is given; names with commas between
    /// them.</summary>
    public string Features { get; init; } = "x1,x2";

    /// <summary>Of MNIST-1D, but for samples, their share and the seed, which other data have too.</summary>
    public Mnist1dSettings Generator { get; init; } = new();

    public uint DataSeed { get; init; } = 42;

    /// <summary>Random splits, each with data seed and seed of its own; 0 for the one
    /// of <see cref="DataSeed"/>.</summary>
    public int Splits { get; init; }

    /// <summary>Parts of a cross-validation; 0 for none.</summary>
    public int Folds { get; init; }

    /// <summary>How often folds are cut, each time with a seed of its own.</summary>
    public int Repeats { get; init; } = 1;

    public double ValidationShare { get; init; } = 0.2;
    public double LabelNoise { get; init; }

    public SetupNetwork Network { get; init; } = SetupNetwork.FullyConnected;

    /// <summary>The widths of the hidden layers of a fully connected network; none for a linear one.</summary>
    public IReadOnlyList<int> HiddenLayers { get; init; } = [100, 100];

    public SetupActivation Activation { get; init; } = SetupActivation.Relu;
    public SetupInitializer Initializer { get; init; } = SetupInitializer.He;
    public double WeightVariance { get; init; } = 0.01;
    public double WeightValue { get; init; } = 0.1;
    public double Gain { get; init; } = 1;
    public SetupNorm Norm { get; init; } = SetupNorm.None;
    public double Dropout { get; init; }

    public SetupLoss Loss { get; init; } = SetupLoss.Automatic;
    public double LabelSmoothing { get; init; }

    /// <summary><c>none</c>, <c>balanced</c>, or numbers with commas between them.</summary>
    public string ClassWeights { get; init; } = "none";

    public SetupOptimizer Optimizer { get; init; } = SetupOptimizer.Momentum;
    public double LearningRate { get; init; } = 0.05;
    public double Momentum { get; init; } = 0.9;
    public double Beta1 { get; init; } = 0.9;
    public double Beta2 { get; init; } = 0.999;
    public double SquareMemory { get; init; } = 0.99;

    /// <summary>Null for what suits the optimizer and the number of examples.</summary>
    public double? WeightDecay { get; init; } = 0;

    public double L1Penalty { get; init; }

    /// <summary>0 for any length.</summary>
    public double ClipNorm { get; init; }

    public double InputNoise { get; init; }
    public double WeightNoise { get; init; }
    public int AugmentTranslation { get; init; }
    public double AugmentScaling { get; init; }
    public double AugmentShear { get; init; }
    public SetupSchedule Schedule { get; init; } = SetupSchedule.Step;
    public int StepEpochs { get; init; } = 10;
    public double StepFactor { get; init; } = 0.5;
    public double FinalFactor { get; init; } = 0.01;
    public int WarmUp { get; init; }

    /// <summary>Examples of a step; 0 for all of them.</summary>
    public int BatchSize { get; init; } = 100;

    public int Epochs { get; init; } = 50;

    /// <summary>Where it is not 0, it is what counts, and not <see cref="Epochs"/>.</summary>
    public int Steps { get; init; }

    public SetupStopping EarlyStopping { get; init; } = SetupStopping.None;
    public int Patience { get; init; } = 10;
    public double MinimumImprovement { get; init; }
    public uint Seed { get; init; } = 1;
    public int Seeds { get; init; } = 1;

    /// <summary>The defaults for one kind of data: its size, and a network and a recipe that learn it. Without
    /// arguments the lecture's network on MNIST-1D.</summary>
    public static TrainingSetup Of(SetupData data) => data switch
    {
        SetupData.Mnist1d => new(),
        SetupData.ToyFunction =>
            Small(data) with { Samples = 100, Noise = 0.3, HiddenLayers = [30], BatchSize = 0, Epochs = 2000 },
        SetupData.Spirals or SetupData.ThreeSpirals => Small(data) with { Noise = 0.05, HiddenLayers = [32, 32] },
        SetupData.File => OfFile(),
        _ => Small(data),
    };

    // Chosen on validation examples of the tables of bench/real-tables.py, whose test examples had no part in it.
    static TrainingSetup OfFile() => Small(SetupData.File) with
    {
        HiddenLayers = [32, 32],
        Optimizer = SetupOptimizer.AdamW,
        LearningRate = 0.005,
        WeightDecay = null,
        Epochs = 200,
        EarlyStopping = SetupStopping.Automatic,
        Patience = 20,
    };

    static TrainingSetup Small(SetupData data) => new()
    {
        Data = data,
        Samples = 500,
        HiddenLayers = [8, 8],
        Optimizer = SetupOptimizer.Adam,
        LearningRate = 0.01,
        Schedule = SetupSchedule.Constant,
        BatchSize = 32,
        Epochs = 100,
    };
}

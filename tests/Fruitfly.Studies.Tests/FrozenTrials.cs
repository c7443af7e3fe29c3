using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Data.Tables;
using Fruitfly.Data.Toy;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Studies.Tests;

/// <summary>Trials with every kind and every setting, by what is special about each.</summary>
static class FrozenTrials
{
    static readonly Trial Plain = new(new Mnist1dDescription(), Architecture.Mlp(40, 100, 100, 10), new Recipe(), 0);

    static FileDescription File { get; } = new()
    {
        Files = [new FileContent(1234, new string('c', 64))],
        Schema = new TableSchema
        {
            Format = TableFormat.Csv,
            Delimiter = ';',
            Header = true,
            Columns =
            [
                new("a", ColumnRole.Feature, ColumnReading.Number), new("owner", ColumnRole.Group, ColumnReading.Name),
                new("id", ColumnRole.LeftOut), new("kind", ColumnRole.Target, ColumnReading.Name),
            ],
            Task = TargetKind.Classes,
            Classes = ["cat", "dog"],
        },
        Whole = new DataSize(100, 0, 0, 40, 10, 10),
    };

    public static IReadOnlyDictionary<string, Trial> Varied { get; } = new Dictionary<string, Trial>
    {
        ["plain"] = Plain,
        ["seed"] = Plain with { Seed = ulong.MaxValue },
        ["data settings"] = Plain with
        {
            Data = new Mnist1dDescription
            {
                Settings = new Mnist1dSettings
                {
                    Samples = 4000, TrainSplit = 0.75, CorrelatedNoise = 1.0 / 3, Shear = 0, ShuffledSequence = true,
                    FinalLength = 20, Seed = 7,
                },
            },
        },
        ["templates"] = Plain with
        {
            Data = new Mnist1dDescription
            {
                Settings = new Mnist1dSettings
                {
                    Templates = [[0, 0.5, 1],
                [1, 1e-7, -1]]
                }
            },
        },
        ["image set"] = new(
            new ImageDescription
            {
                Set = "fashion-mnist", Sha256 = new string('a', 64),
                Whole = new DataSize(60_000, 0, 10_000, 784, 10, 10),
                Scaling = new PixelScaling([0.286], [0.353]), TrainingExamples = 10_000, SubsetSeed = 0,
            },
            new Architecture
            {
                Inputs = 784,
                Layers = [new Reshape(1, 28, 28, FlattenOrder.ByPosition), new Conv2d(4, 3), new Flatten(),
                    new Linear(10)]
            },
            new Recipe { PartSize = 25, CountConfusionsOn = Split.Test }, 0),
        ["noisy images"] = Plain with
        {
            Data = new ImageDescription
            {
                Set = "mnist", Sha256 = new string('b', 64), Whole = new DataSize(60_000, 0, 10_000, 784, 10, 10),
                Scaling = new PixelScaling([0], [1]), LabelNoise = 0.2,
            },
        },
        ["measures"] = Plain with { Recipe = new Recipe { MeasureMarginsOn = Split.Training, ReplacedExample = 3 } },
        ["label noise"] = Plain with
        {
            Data = new Mnist1dDescription { LabelNoise = 0.15, LabelNoiseSeed = 3, ValidationShare = 0.1 },
        },
        ["shuffled positions"] = Plain with { Data = new Mnist1dDescription { PositionShuffleSeed = 42 } },
        ["drawn digits"] = Plain with
        {
            Data = new Mnist1dDescription
            {
                Resample = new(500) { Part = 3, Seed = 7, Stratified = true },
                ValidationSettings = new() { Samples = 1000, TrainSplit = 1, Seed = 8 },
            },
        },
        ["random inputs"] = Plain with { Data = new Mnist1dDescription { RandomInputsSeed = 5 } },
        ["toy"] = Plain with { Data = new ToyDescription { Samples = 50, ValidationShare = 0.2 } },
        ["planar"] = Plain with
        {
            Data = new PlanarDescription
            {
                Pattern = PlanarPattern.ThreeSpirals, TrainSplit = 0.9, LabelNoise = 0.1,
                Seed = 42
            },
        },
        ["file"] = Plain with { Data = File },
        ["parted file"] = Plain with
        {
            Data = File with
            {
                Split = new FileSplit { By = SplitUnit.Groups, TrainSplit = 0.8, ValidationShare = 0.25, Seed = 7 },
                Resample = new Resample(20) { Unit = SplitUnit.Groups, Part = 2, Seed = 1 },
                Standardize = true,
                StandardizeTargets = true,
                LabelNoise = 0.1,
                LabelNoiseSeed = 7,
            },
        },
        ["table"] = Plain with
        {
            Data = File with
            {
                Schema = File.Schema with
                {
                    HasDecimalComma = true,
                    Encoding = TextEncoding.Windows1252,
                    Missing = ["-999"],
                    Columns =
                    [
                        new("age", ColumnRole.Feature, ColumnReading.Number)
                        {
                            Fill = ColumnFill.Mean, Missing = ["old"],
                        },
                        new("port", ColumnRole.Feature, ColumnReading.Name)
                        {
                            Levels = ["C", "S"], RareBelow = 5, Fill = ColumnFill.Level,
                        },
                        new("day", ColumnRole.Feature, ColumnReading.Moment) { Dates = DateOrder.DayFirst },
                        new("member", ColumnRole.Feature, ColumnReading.Truth) { Fill = ColumnFill.Mode },
                        new("kind", ColumnRole.Target, ColumnReading.Name),
                    ],
                },
                Split = new FileSplit
                {
                    By = SplitUnit.Groups, TrainSplit = 0.8, ValidationFolds = 4, ValidationFold = 2, Seed = 7,
                    ValidationSeed = 8,
                },
            },
        },
        ["end"] = Plain with { Recipe = new Recipe { EvaluateAtEndOn = Split.Test } },
        ["predictions"] = Plain with { Recipe = new Recipe { KeepPredictionsOn = Split.Test } },
        ["layers"] = Plain with
        {
            Network = new Architecture
            {
                Inputs = 40,
                Layers = [new Linear(30, Bias: false), new Tanh(), new Linear(20), new Sigmoid(), new LeakyRelu(0.2),
                    new Gelu(), new Linear(10)],
                Initializer = new OrthogonalInitializer(),
            },
        },
        ["residual"] = Plain with
        {
            Network = new Architecture
            {
                Inputs = 40,
                Layers = [new Linear(100), new Residual([new Linear(100), new Relu(), new Residual([new Linear(100)])]),
                    new Linear(10)],
                Initializer = new HeInitializer
                {
                    Fan = HeFan.Compromise, Distribution = WeightDistribution.Uniform,
                    Gain = 1
                },
            },
        },
        ["convolutions"] = Plain with { Network = Mnist1dModels.ConvBase() },
        ["recurrent"] = Plain with { Network = Mnist1dModels.GruBase() },
        ["dropout"] = Plain with
        {
            Network = new Architecture
            {
                Inputs = 40,
                Layers = [new Linear(100), new Relu(), new Dropout(), new Linear(10)]
            },
        },
        ["images"] = Plain with
        {
            Network = new Architecture
            {
                Inputs = 40,
                Layers =
                [
                    new Reshape(1, 10, 4), new Conv2d(8, 3, Padding: 2, Dilation: 2, Bias: false), new MaxPool2d(2, 1),
                    new AveragePool2d(2),
                    new Flatten(FlattenOrder.ByPosition), new Reshape(1, 32), new Conv1d(4, 3), new MaxPool1d(2),
                    new AveragePool1d(3, 2),
                    new Flatten(), new Linear(10),
                ],
            },
        },
        ["zero"] = Initialized(new ZeroInitializer()),
        ["constant"] = Initialized(new ConstantInitializer(0.1)),
        ["normal"] = Initialized(new NormalInitializer(0.01)),
        ["uniform"] = Initialized(new UniformInitializer(0.05)),
        ["glorot"] = Initialized(new GlorotInitializer()),
        ["pytorch"] = Initialized(new PyTorchInitializer()),
        ["adam"] = Plain with
        {
            Recipe = new Recipe
            {
                Loss = Loss.LeastSquares,
                Optimizer = new Adam(3e-4, Epsilon: 1e-12)
            }
        },
        ["recipe"] = Plain with
        {
            Recipe = new Recipe
            {
                Loss = new CrossEntropyLoss { LabelSmoothing = 0.1 },
                Optimizer = new RmsProp(Momentum: 0.9),
                Schedule = new SequenceSchedule(
                [
                    new(new OneCycleSchedule(), Epochs: 3), new(new PolynomialSchedule(2), Steps: 10),
                    new(new ProductSchedule([new ExponentialSchedule(0.1), new StepSchedule(1, 0.5)])),
                ]),
                EarlyStopping = new EarlyStopping(Measure: StoppingMeasure.Error),
                ClipNorm = 1,
                L1Penalty = 1e-4,
                InputNoise = 0.1,
                ClassWeights = ClassWeights.Balanced,
                KeepBatchLosses = true,
            },
        },
        ["noise and augmentation"] = Plain with
        {
            Recipe = new Recipe { WeightNoise = 0.01, Augmentation = new(Translation: 3, Scaling: 0.2, Shear: 0.5) },
        },
        ["inverse time"] = Plain with { Recipe = new Recipe { Schedule = new InverseTimeSchedule(100) } },
        ["class weights"] = Plain with { Recipe = new Recipe { ClassWeights = new([1, 2, 0.5]) } },
        ["norms"] = Plain with
        {
            Network = new Architecture
            {
                Inputs = 40,
                Layers = [new Linear(100), new BatchNorm(), new Relu(), new Linear(100), new LayerNorm(), new Relu(),
                    new Linear(10)],
            },
        },
        ["adamw"] = Plain with { Recipe = new Recipe { Optimizer = new AdamW(), Batches = Batches.InOrder(7) } },
        ["schedules"] = Plain with
        {
            Recipe = new Recipe
            {
                Schedule = new WarmUpSchedule(100, new CosineSchedule(0.01)),
                Batches = Batches.Full
            },
        },
        ["evaluation"] = Plain with
        {
            Recipe = new Recipe
            {
                EvaluateEvery = Duration.Steps(0), EvaluateAt = [1, 2, 4, 8],
                EvaluateOn = [Split.Test]
            },
        },
        ["pruned"] = Plain with
        {
            Pruning = new PruningPlan
            {
                Criterion = PruningCriterion.Random, Sparsities = [0, 0.5, 1],
                ScoredAfter = 20
            },
        },
        ["pruned after training"] = Plain with
        {
            Pruning = new PruningPlan
            {
                Sparsities = [0], ScoredAfter = 20, Retrainings = [new Retraining(0) { PrunedTo = 0.9 }],
            },
        },
        ["retrained"] = Plain with
        {
            Pruning = new PruningPlan
            {
                Sparsities = [0, 0.9], ScoredAfter = 20,
                Retrainings =
                [
                    new Retraining(1, HasShuffledMask: true),
                    new Retraining(1, HasFreshStart: true) { Data = new Mnist1dDescription { LabelNoise = 0.1 },
                        Recipe = new Recipe { Optimizer = new Adam() } },
                ],
            },
        },
        ["slide"] = Plain with
        {
            Recipe = new Recipe
            {
                Optimizer = new Sgd(0.05, Momentum: 0.9, Nesterov: true, WeightDecay: 1e-4),
                Schedule = new StepSchedule(10, 0.5),
                Duration = Duration.Epochs(50),
            },
        },
    };

    static Trial Initialized(Initializer initializer) =>
        Plain with { Network = Plain.Network with { Initializer = initializer } };
}

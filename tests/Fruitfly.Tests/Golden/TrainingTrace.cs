using System.Text.Json;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Tests.Golden;

/// <summary>A training of the lecture's network on the default MNIST-1D, recorded step by step with PyTorch in float64.
/// One stream of NumPy draws the parameters and then the order of the examples in each epoch.</summary>
sealed class TrainingTrace
{
    static readonly Lazy<Mnist1dData> Generated = new(() => new Mnist1dGenerator(new Mnist1dSettings()).Generate());

    static readonly Dictionary<string, Recipe> Recipes = new()
    {
        ["sgd_lr0.1"] = new() { Optimizer = new Sgd(0.1), Duration = Duration.Epochs(3) },
        ["sgd_lr0.05_mom0.9_steplr(2,0.5)"] = new()
        {
            Optimizer = new Sgd(0.05, Momentum: 0.9),
            Schedule = new StepSchedule(2, 0.5),
            Duration = Duration.Epochs(5),
        },
        ["adam_lr0.01"] = new() { Optimizer = new Adam(0.01), Duration = Duration.Epochs(3) },
    };

    readonly NumpyRandom _random = new(0);

    public TrainingTrace(string name)
    {
        Recipe = Recipes[name];
        var golden = GoldenFile.Read("training-traces.json").GetProperty(name);
        FirstLosses = golden.Numbers("loss_first40_steps");
        SquaredGradients = golden.Numbers("sumsq_grad_first100_rows_at_init");
        SquaredParameters = golden.Numbers("sumsq_params");
        var initial = golden.GetProperty("initial");
        Scores = [new(initial, 0), .. golden.GetProperty("evals").EnumerateArray().Select(row => new Recorded(row, 1))];

        var network = new ReferenceNetwork(Architecture);
        foreach (var layer in network.LinearLayers)
            foreach (ref var weight in layer.Weight.Value.Values)
                weight = _random.NextGaussian() * Math.Sqrt(2.0 / layer.Inputs);
        InitialParameters = new double[network.ParameterCount];
        network.CopyParametersTo(InitialParameters);
    }

    public static TheoryData<string> Names => [.. Recipes.Keys];

    public static Architecture Architecture { get; } = Architecture.Mlp(40, 100, 100, 10);

    public static Mnist1dData Data => Generated.Value;

    public static ReferenceExamples Training => Widened(Data.TrainingInputs, Data.TrainingLabels);

    public static ReferenceExamples Test => Widened(Data.TestInputs, Data.TestLabels);

    public Recipe Recipe { get; }
    public double[] InitialParameters { get; }

    /// <summary>The batch losses of the first 40 steps.</summary>
    public double[] FirstLosses { get; }

    /// <summary>Of each parameter, the sum of its squared gradients over the first 100
    /// training examples before training.</summary>
    public double[] SquaredGradients { get; }

    /// <summary>Of each parameter, the sum of its squares after training.</summary>
    public double[] SquaredParameters { get; }

    /// <summary>Before training and after every epoch.</summary>
    public IReadOnlyList<Recorded> Scores { get; }

    /// <summary>The order of the examples in the next epoch.</summary>
    public int[] NextOrder() => _random.Permutation(Data.TrainingCount);

    static ReferenceExamples Widened(ReadOnlySpan<double> inputs, ReadOnlySpan<int> labels) =>
        ReferenceExamples.Labelled(new Matrix(labels.Length, Data.Features, inputs.ToArray()), labels.ToArray());

    /// <summary>A row of the recording: mean losses, and how many examples are classified wrongly.</summary>
    public sealed class Recorded(JsonElement row, int first)
    {
        public double TrainingLoss { get; } = row[first].GetDouble();
        public double TestLoss { get; } = row[first + 1].GetDouble();
        public int TrainingWrong { get; } = row[first + 2].GetInt32();
        public int TestWrong { get; } = row[first + 3].GetInt32();
    }
}

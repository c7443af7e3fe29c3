using System.Numerics.Tensors;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Tests.Golden;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Tests.Training;

/// <summary>Twenty steps of the float32 training against as many in double precision.</summary>
public sealed class OptimizersAgainstReferenceTests
{
    // Each step rounds every parameter, and its gradient carries an error of about u √K: in all about 20 u √K = 1e-5 if
    // all errors had one sign. Being of either sign they come to a tenth of that.
    const double Tolerance = 2e-6;

    static readonly Optimizer[] Optimizers =
    [
        new Sgd(0.1),
        new Sgd(0.1, WeightDecay: 0.1),
        new Sgd(0.05, Momentum: 0.9),
        new Sgd(0.05, Momentum: 0.9, Nesterov: true, WeightDecay: 0.01),
        new Adam(0.01),
        new Adam(0.01, Beta1: 0.5, Beta2: 0.9, Epsilon: 1e-4, WeightDecay: 0.1),
        new AdamW(0.01, WeightDecay: 0.5),
        new RmsProp(0.003),
        new RmsProp(0.001, Smoothing: 0.9, Epsilon: 1e-4, Momentum: 0.8, WeightDecay: 0.1),
    ];

    static readonly Schedule[] Schedules =
    [
        new ConstantSchedule(),
        new StepSchedule(2, 0.5),
        new CosineSchedule(),
        new WarmUpSchedule(7, new CosineSchedule(0.1)),
        new ExponentialSchedule(0.01),
        new PolynomialSchedule(2),
        new OneCycleSchedule(),
        new InverseTimeSchedule(7),
        new SequenceSchedule([new(new CosineSchedule(), Epochs: 2), new(new CosineSchedule())]),
        new ProductSchedule([new CosineSchedule(), new StepSchedule(1, 0.5)]),
    ];

    static readonly Dictionary<string, Recipe> Changes = new()
    {
        ["clipped gradients"] = new() { ClipNorm = 0.3 },
        ["an L1 penalty"] = new() { L1Penalty = 0.01 },
        ["both"] = new() { L1Penalty = 0.05, ClipNorm = 0.5 },
        ["input noise"] = new() { InputNoise = 0.5 },
        ["weight noise"] = new() { WeightNoise = 0.05 },
        ["augmentation"] = new() { Augmentation = new(Translation: 5, Scaling: 0.2, Shear: 0.7) },
        ["all noises"] = new() { InputNoise = 0.1, WeightNoise = 0.02, Augmentation = new(Translation: 20) },
        ["smoothed labels"] = new() { Loss = new CrossEntropyLoss { LabelSmoothing = 0.1 } },
        ["balanced classes"] = new() { ClassWeights = ClassWeights.Balanced },
        ["given weights and smoothed labels"] = new()
        {
            ClassWeights = new([0.5, 1, 2, 0, 1]), Loss = new CrossEntropyLoss { LabelSmoothing = 0.3 },
        },
        ["weighted least squares"] = new() { Loss = Loss.LeastSquares, ClassWeights = ClassWeights.Balanced },
    };

    public static TheoryData<string> ChangeNames => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public void Twenty_steps_of_a_changed_recipe_agree_with_the_reference(string change) => Compare(
        Changes[change] with
        {
            Optimizer = new Sgd(0.05, Momentum: 0.9),
            Batches = Batches.InOrder(32),
            Duration = Duration.Steps(20),
        });

    public static TheoryData<Optimizer, Schedule> Pairs =>
        [.. Optimizers.SelectMany(_ => Schedules,
            (optimizer, schedule) => new TheoryDataRow<Optimizer, Schedule>(optimizer, schedule))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Twenty_steps_agree_with_the_reference(Optimizer optimizer, Schedule schedule) => Compare(
        new Recipe
        {
            Optimizer = optimizer,
            Schedule = schedule,
            Batches = Batches.InOrder(32),
            Duration = Duration.Steps(20),
        });

    static void Compare(Recipe recipe)
    {
        var random = new RandomStream(5, stream: 5);
        var architecture = new Architecture
        {
            Inputs = 12,
            Layers = [new Linear(30), new Tanh(), new Linear(30), new Gelu(), new Linear(5)]
        };
        var network = new Network(architecture).WithSomeParameters(random);
        var data = SomeTraining.Data(random, examples: 100, features: 12, outputs: 5,
            Loss.CrossEntropy); // 4 steps an epoch
        var reference = network.Reference();
        var run = new ReferenceTraining(
            reference, recipe, ReferenceExamples.From(data.Training),
            noise: RandomStream.For(seed: 3, StreamPurpose.InputNoise));

        var losses = new BatchLosses();
        var history = Trainer.Train(network, data, recipe, seed: 3, observer: losses);
        double[] expected = [.. Enumerable.Range(0, 5).SelectMany(_ => run.Epoch([.. Enumerable.Range(0, 100)]))];

        new ReadOnlySpan<double>([.. losses.Values]).ShouldAgree(expected, Tolerance, "loss of a step");
        history.Last.LearningRate.ShouldBe(run.LearningRate, 1e-15);
        var parameters = new double[reference.ParameterCount];
        reference.CopyParametersTo(parameters);
        TensorPrimitives.Distance<double>(network.WideParameters(), parameters)
            .ShouldBeLessThan(Tolerance * TensorPrimitives.Norm<double>(parameters));
    }

    [Fact]
    public void Every_optimizer_and_schedule_is_checked()
    {
        Optimizers.Select(optimizer => optimizer.GetType()).Distinct().ShouldBe(Kinds<Optimizer>(), ignoreOrder: true);
        Schedules.Select(schedule => schedule.GetType()).Distinct().ShouldBe(Kinds<Schedule>(), ignoreOrder: true);

        static IEnumerable<Type> Kinds<T>() =>
            typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract);
    }
}

using System.Text.Json;
using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Reference;
using Fruitfly.Tests.Golden;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Tests.Training;

/// <summary>Parts of recipes against PyTorch in float64; Golden/recipes.py made the numbers.</summary>
public sealed class RecipeGoldenTests
{
    static readonly JsonElement Golden = GoldenFile.Read("recipes.json");

    // float32 rounds to 6e-8, in each of six steps
    const double Single = 1e-6;

    [Theory]
    [InlineData("rmsprop", 0.05, 0.99, 1e-8, 0, 0)]
    [InlineData("rmsprop with momentum", 0.02, 0.9, 1e-4, 0.8, 0.1)]
    public void RMSprop_takes_the_steps_of_PyTorch(
        string name, double rate, double smoothing, double epsilon, double momentum, double decay)
    {
        var golden = Golden.GetProperty(name);
        var state = new RmsProp(rate, smoothing, epsilon, momentum, decay).Start(4);
        var parameters = Singles(golden.Numbers("start"));
        var values = golden.GetProperty("values").EnumerateArray();
        foreach (var (gradients, expected) in golden.GetProperty("gradients").EnumerateArray().Zip(values))
        {
            state.Step(parameters, Singles(gradients.Numbers()), rate);
            Wide(parameters).ShouldAgree(expected.Numbers(), Single, name);
        }
    }

    static readonly Dictionary<string, Schedule> Schedules = new()
    {
        ["one-cycle"] = new OneCycleSchedule(),
        ["polynomial"] = new PolynomialSchedule(2),
        ["exponential"] = new ExponentialSchedule(0.01),
        ["sequence"] = new SequenceSchedule(
            [new(new ExponentialSchedule(0.5), Steps: 3), new(new CosineSchedule())]),
        ["product"] = new ProductSchedule([new ExponentialSchedule(0.1), new StepSchedule(1, 0.5)]), // of 2 steps
    };

    public static TheoryData<string> ScheduleNames => [.. Schedules.Keys];

    [Theory]
    [MemberData(nameof(ScheduleNames))]
    public void Schedules_are_those_of_PyTorch(string name)
    {
        var expected = Golden.GetProperty(name).Numbers();
        for (var step = 0; step < expected.Length; step++)
            Schedules[name].Factor(step, stepsPerEpoch: 2, expected.Length)
                .ShouldBe(expected[step], 1e-12, $"step {step}");
    }

    [Fact]
    public void Cross_entropy_with_smoothed_labels_is_that_of_PyTorch()
    {
        var (golden, targets) = Targets("smoothed");
        var loss = new CrossEntropyLoss { LabelSmoothing = 0.2 };
        ShouldBe(golden, loss.For(targets, 5), targets);
        ShouldBe(golden, ReferenceLoss.CrossEntropy(
            new Matrix(5, 3, golden.Numbers("logits")), targets.Training.Labels, smoothing: 0.2));
    }

    [Fact]
    public void Class_weights_multiply_the_loss_of_each_example_as_in_PyTorch()
    {
        var (golden, targets) = Targets("weighted");
        ShouldBe(golden, new WeightedLoss(Loss.CrossEntropy.For(targets, 5), [0.5f, 2, 1], 3, 5), targets);
    }

    [Theory]
    [InlineData("clipped")]
    [InlineData("not clipped")]
    public void A_gradient_is_clipped_as_in_PyTorch(string name)
    {
        var golden = Golden.GetProperty(name);
        var gradient = Singles(golden.Numbers("gradient"));
        GradientShaping.Apply(new Recipe { ClipNorm = golden.Number("norm") }, Network.Mlp(6, 1), gradient);
        Wide(gradient).ShouldAgree(golden.Numbers("clipped"), Single, name);
    }

    static void ShouldBe(JsonElement golden, LossFunction loss, DataSet targets)
    {
        var gradient = new float[15];
        loss.Part(targets.Training, [0, 1, 2, 3, 4], 5, Singles(golden.Numbers("logits")), gradient)
            .ShouldBe(golden.Number("loss"), Single);
        Wide(gradient).ShouldAgreeInSize(golden.Numbers("gradient"), Single, "gradient");
    }

    static void ShouldBe(JsonElement golden, ReferenceLoss loss)
    {
        loss.Value.ShouldBe(golden.Number("loss"), 1e-12);
        ((ReadOnlySpan<double>)loss.Gradient.Values).ShouldAgreeInSize(golden.Numbers("gradient"), 1e-12, "gradient");
    }

    static (JsonElement, DataSet) Targets(string name)
    {
        var golden = Golden.GetProperty(name);
        int[] labels = [.. golden.Numbers("labels").Select(label => (int)label)];
        return (golden, new DataSet(name, Examples.Labelled(new float[5], 1, labels, 3)));
    }

    static float[] Singles(double[] values) => Array.ConvertAll(values, value => (float)value);

    static ReadOnlySpan<double> Wide(float[] values) => Array.ConvertAll(values, value => (double)value);
}

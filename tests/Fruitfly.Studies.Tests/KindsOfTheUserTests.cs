using Fruitfly.Data;
using Fruitfly.Data.Toy;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Studies.Tests;

/// <summary>Kinds that a user adds go the way of the built-in ones: described, named, stored, read back.</summary>
public sealed class KindsOfTheUserTests
{
    static KindsOfTheUserTests()
    {
        DataDescription.Kinds.Add<Discs>("test/discs");
        Layer.Kinds.Add<Sine>("test/sine", revision: 3);
        Loss.Kinds.Add<Halved>("test/halved");
        Optimizer.Kinds.Add<SignDescent>("test/sign-descent");
        Schedule.Kinds.Add<Alternating>("test/alternating");
    }

    static readonly Trial Trial = new(
        new Discs(0.1),
        new Architecture
        {
            Inputs = 2,
            Layers = [new Linear(8), new Sine(2), new Residual([new Linear(8), new Sine(1)]), new Linear(2)]
        },
        new Recipe
        {
            Loss = new Halved(), Optimizer = new SignDescent(0.01), Schedule = new Alternating(0.5),
            Duration = Duration.Epochs(3),
        },
        Seed: 5);

    [Fact]
    public void A_trial_of_them_is_described_with_names_and_revisions_and_read_back()
    {
        var text = CanonicalDescription.Write(Trial);

        foreach (var kind in (string[])["test/discs@1", "test/sine@3", "test/halved@1", "test/sign-descent@1",
            "test/alternating@1"])
            text.ShouldContain($"\"kind\":\"{kind}\"");
        CanonicalDescription.Write(CanonicalDescription.Parse(text)).ShouldBe(text);
    }

    [Fact]
    public void It_runs_and_gives_the_same_bits_from_its_description()
    {
        var result = new TrialExecution().Run(Trial, CancellationToken.None);
        var again = new TrialExecution()
            .Run(CanonicalDescription.Parse(CanonicalDescription.Write(Trial)), CancellationToken.None);

        result.History.Diverged.ShouldBeFalse();
        again.History.Evaluations.ShouldBe(result.History.Evaluations);
    }

    [Theory]
    [InlineData("test/sine@3", "test/cosine@1",
        "This program has no layer 'test/cosine@1'. Use the program that adds it.")]
    [InlineData("test/sine@3", "test/sine@2",
        "The layer 'test/sine@2' is another revision than this program's 'test/sine@3'.")]
    [InlineData("test/halved@1", "test/thirds@1", "This program has no loss 'test/thirds@1'.")]
    [InlineData("test/discs@1", "disc", "There is no data source 'disc'")]
    public void A_program_without_one_of_them_refuses_the_trial_and_names_it(
        string kind, string other, string message) =>
        Should.Throw<FormatException>(() =>
            CanonicalDescription.Parse(CanonicalDescription.Write(Trial).Replace(kind, other)))
            .Message.ShouldContain(message);

    [Fact]
    public void A_trial_with_a_kind_that_was_not_added_says_how_to_add_it() =>
        Should.Throw<ArgumentException>(() =>
            CanonicalDescription.Write(Trial with { Recipe = Trial.Recipe with { Schedule = new Forgotten() } }))
            .Message.ShouldContain("Schedule.Kinds.Add<Forgotten>(");

    sealed record Discs(double Noise) : DataDescription
    {
        public override DataSet Load(ulong seed) =>
            PlanarData.Generate(PlanarPattern.Circles, 100, Noise, 0.8, (uint)seed);
    }

    sealed record Sine(double Frequency) : ActivationLayer
    {
        public override double Value(double preactivation) => Math.Sin(Frequency * preactivation);

        public override double Derivative(double preactivation) => Frequency * Math.Cos(Frequency * preactivation);
    }

    sealed record Halved : Loss
    {
        public override LossFunction For(DataSet data, int capacity) => CrossEntropy.For(data, capacity);
    }

    sealed record SignDescent(double LearningRate) : Optimizer(LearningRate)
    {
        public override OptimizerState Start(int parameters) => new State();

        sealed class State : OptimizerState
        {
            public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double rate)
            {
                for (var i = 0; i < parameters.Length; i++)
                    parameters[i] -= (float)rate * Math.Sign(gradients[i]);
            }
        }
    }

    sealed record Alternating(double Low) : Schedule
    {
        public override double Factor(int step, int stepsPerEpoch, int totalSteps) => step % 2 == 0 ? 1 : Low;
    }

    sealed record Forgotten : Schedule
    {
        public override double Factor(int step, int stepsPerEpoch, int totalSteps) => 1;
    }
}

using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Reference;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Tests.Golden;
using Fruitfly.Tests.Training;
using Fruitfly.Training;

namespace Fruitfly.Tests.Networks.Layers;

public sealed class DropoutTests
{
    static readonly Architecture Architecture = new()
    {
        Inputs = 5, Layers = [new Linear(16), new Relu(), new Dropout(0.3),
            new Residual([new Linear(16), new Dropout(), new Tanh()]), new Linear(3)],
    };

    static readonly Recipe Recipe = new() { Batches = Batches.InOrder(16), Duration = Duration.Epochs(5) };

    [Fact]
    public void Values_are_dropped_with_the_rate_and_the_others_scaled_so_that_the_mean_stays()
    {
        const int units = 10_000;
        var network = new Network(new Architecture { Inputs = units, Layers = [new Dropout(0.2)] });
        var output = new float[units];
        var ones = Enumerable.Repeat(1f, units).ToArray();
        network.Layers.Forward(new Workspace(network, 1) { Dropout = new RandomStream(1, (uint)StreamPurpose.Dropout) },
            ones, output);
        output.Distinct().Order().ShouldBe([0, 1.25f]);
        // The share of the dropped has standard deviation √(0.2 · 0.8 / 10,000) = 0.004: five of it.
        output.Count(value => value == 0).ShouldBeInRange(1800, 2200);
    }

    [Fact]
    public void Nothing_is_dropped_in_evaluation()
    {
        var network = new Network(new Architecture { Inputs = 5, Layers = [new Dropout(0.9)] });
        var output = new float[10];
        float[] input = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        network.Predict(input, output);
        output.ShouldBe(input);
    }

    [Fact]
    public void Every_seed_of_training_drops_others_and_the_same_seed_the_same()
    {
        Trained(1).ShouldBe(Trained(1));
        Trained(1).ShouldNotBe(Trained(2));
        Trained(1, Architecture with
        {
            Layers = [.. Architecture.Layers.Select(layer =>
            layer is Dropout ? new Dropout(0) : layer)]
        })
            .ShouldNotBe(Trained(1));

        static float[] Trained(ulong seed, Architecture? architecture = null)
        {
            var network = new Network(architecture ?? Architecture);
            Trainer.Train(network, ToyData.Clouds(), Recipe, seed);
            var parameters = new float[network.ParameterCount];
            network.CopyParametersTo(parameters);
            return parameters;
        }
    }

    /// <summary>Twenty steps of float32 drift from those of double precision by some 1e-6.</summary>
    [Fact]
    public void A_training_drops_what_the_reference_drops_from_the_same_stream_and_evaluates_without()
    {
        var data = ToyData.Clouds();
        var network = new Network(Architecture, seed: 3);
        var reference = network.Reference();
        var examples = ReferenceExamples.From(data.Training);
        var training = new ReferenceTraining(reference, Recipe, examples, RandomStream.For(7, StreamPurpose.Dropout));
        for (var epoch = 0; epoch < 5; epoch++)
            training.Epoch([.. Enumerable.Range(0, examples.Count)]);

        var history = Trainer.Train(network, data, Recipe, seed: 7);
        history.Last.Training!.Loss.ShouldBe(ReferenceTraining.Evaluate(reference, Recipe.Loss, examples).Loss, 1e-5);
        var parameters = new double[reference.ParameterCount];
        reference.CopyParametersTo(parameters);
        ((ReadOnlySpan<double>)network.WideParameters()).ShouldAgreeInSize(parameters, 1e-5, "parameters");
    }

    [Fact]
    public void A_rate_that_is_no_probability_below_1_is_refused()
    {
        foreach (var rate in (double[])[-0.1, 1, double.NaN])
            Should.Throw<ArgumentOutOfRangeException>(() =>
                new Network(new Architecture { Inputs = 5, Layers = [new Dropout(rate)] }));
    }
}

using Fruitfly.Data;
using Fruitfly.Data.Toy;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Training;

public class PredictionsTests
{
    static readonly DataSet Values = Fruitfly.Data.Toy.ToyData.Generate(samples: 400, seed: 3);
    static readonly DataSet Classes = PlanarData.Generate(PlanarPattern.Clusters, samples: 300, seed: 3);

    static readonly Recipe Recipe = new()
    {
        Optimizer = new Sgd(0.01), Duration = Duration.Epochs(2), EvaluateOn = [Split.Training],
        KeepPredictionsOn = Split.Test,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void They_are_what_the_trained_network_gives_for_each_example(int threads)
    {
        var network = new Network(Architecture.Mlp(2, 4, 2), seed: 1);
        var history = Trainer.Train(network, Classes, Recipe, seed: 1, threads: threads);
        var test = Classes.Test!;
        var predictions = history.Predictions.ShouldNotBeNull();
        predictions.Length.ShouldBe(test.Count * 2);
        var outputs = new float[2];
        for (var i = 0; i < test.Count; i += 7)
        {
            network.Predict(test.Input(i), outputs);
            predictions.AsSpan(2 * i, 2).ToArray().ShouldBe(outputs, 1e-5);
        }
    }

    [Fact]
    public void Values_are_kept_too()
    {
        var network = new Network(Architecture.Mlp(1, 4, 1), seed: 1);
        var history = Trainer.Train(network, Values, Recipe with { Loss = Loss.LeastSquares }, seed: 1);
        history.Predictions!.Length.ShouldBe(Values.Test!.Count);
    }

    [Fact]
    public void What_the_last_layer_is_given_is_kept_in_its_place_where_the_recipe_says_so()
    {
        var network = new Network(Architecture.Mlp(2, 5, 2), seed: 1);
        var hidden = Trainer.Train(network, Classes, Recipe with { KeepsLastHidden = true }, seed: 1).Predictions!;
        var test = Classes.Test!;
        hidden.Length.ShouldBe(test.Count * 5);
        // Weights, then bias, of the last layer.
        var last = new float[network.ParameterCount];
        network.CopyParametersTo(last);
        last = last[^12..];
        var outputs = new float[2];
        for (var i = 0; i < test.Count; i += 7)
        {
            network.Predict(test.Input(i), outputs);
            for (var output = 0; output < 2; output++)
                (last[10 + output] + Enumerable.Range(0, 5).Sum(unit => last[5 * output + unit] * hidden[5 * i + unit]))
                    .ShouldBe(outputs[output], 1e-5f);
        }
    }

    [Fact]
    public void There_are_none_where_the_recipe_asks_for_none_or_training_diverges()
    {
        History Of(Recipe recipe) =>
            Trainer.Train(new Network(Architecture.Mlp(2, 4, 2), seed: 1), Classes, recipe, seed: 1);

        Of(Recipe with { KeepPredictionsOn = null }).Predictions.ShouldBeNull();
        var diverged = Of(Recipe with { Optimizer = new Sgd(1e30) });
        diverged.Diverged.ShouldBeTrue();
        diverged.Predictions.ShouldBeNull();
    }

    [Fact]
    public void They_are_empty_where_the_data_have_no_such_split() =>
        Trainer.Train(new Network(Architecture.Mlp(2, 4, 2), seed: 1),
            new DataSet("training alone", Classes.Training, null, null), Recipe, seed: 1).Predictions.ShouldBe([]);

    [Fact]
    public void Their_cost_and_their_memory_are_counted()
    {
        var network = Architecture.Mlp(2, 4, 2);
        var size = DataSize.Of(Classes);
        var without = Recipe with { KeepPredictionsOn = null };
        var each = TrainingWork.Of(network, without, size).EvaluationOperations / (3 * size.Training);
        (TrainingWork.Of(network, Recipe, size).EvaluationOperations
            - TrainingWork.Of(network, without, size).EvaluationOperations).ShouldBe(size.Test * each);
        (TrainingMemory.Of(network, Recipe, size).Bytes - TrainingMemory.Of(network, without, size).Bytes)
            .ShouldBe(sizeof(float) * 2 * size.Test);
    }
}

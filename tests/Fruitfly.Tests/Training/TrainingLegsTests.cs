using Fruitfly.Data;
using Fruitfly.Data.Toy;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Tests.Training;

public sealed class TrainingLegsTests
{
    /// <summary>48 training examples: three steps an epoch.</summary>
    static readonly DataSet Plane =
        PlanarData.Generate(PlanarPattern.Circles, samples: 80).WithValidation(0.25, seed: 1);

    static readonly Recipe Six = new()
    {
        Optimizer = new Adam(0.01), Batches = Batches.Shuffled(16), Duration = Duration.Epochs(6),
    };

    static Network Fresh() => new(Architecture.Mlp([2, 8, 2], new Relu(), null, 0.2), seed: 5);

    /// <summary>Stops at each of some steps, and goes on in another leg.</summary>
    sealed class StopsAt(params int[] steps) : ITrainingObserver
    {
        int _next;

        public CancellationTokenSource Leg { get; set; } = new();

        void ITrainingObserver.Between(int step)
        {
            if (_next < steps.Length && steps[_next] == step)
            {
                _next++;
                Leg.Cancel();
            }
        }
    }

    static (Network Network, History History) InLegs(IReadOnlyList<Recipe> recipes, params int[] stops)
    {
        var (network, observer) = (Fresh(), new StopsAt(stops));
        var legs = new TrainingLegs(network, Plane, seed: 5);
        for (var leg = 0; ; leg++)
            try
            {
                observer.Leg = new();
                return (network, legs.Train(recipes[leg], observer, observer.Leg.Token));
            }
            catch (OperationCanceledException) when (leg < stops.Length)
            {
                // The next leg goes on.
            }
    }

    [Fact]
    public void Legs_of_one_recipe_train_as_without_a_stop_to_the_bit()
    {
        var recipe = Six with { InputNoise = 0.1, EarlyStopping = new(Patience: 3) };
        var whole = Fresh();
        var history = Trainer.Train(whole, Plane, recipe, seed: 5);

        var (network, pieced) = InLegs([recipe, recipe, recipe], 4, 9);

        pieced.Evaluations.ShouldBe(history.Evaluations);
        network.WideParameters().ShouldBe(whole.WideParameters());
    }

    [Fact]
    public void What_changes_on_the_way_changes_nothing_before_it_and_everything_after()
    {
        var whole = Trainer.Train(Fresh(), Plane, Six, seed: 5).Evaluations;
        var changed = InLegs([Six, Six with { Optimizer = new Adam(0.1) }], 9).History.Evaluations;
        changed.Take(4).ShouldBe(whole.Take(4)); // epochs 0 to 3
        changed[4].LearningRate.ShouldBe(0.1);
        changed[4].Training!.Loss.ShouldNotBe(whole[4].Training!.Loss);
    }

    [Fact]
    public void A_rate_of_zero_stands_still_and_one_that_comes_back_goes_on()
    {
        var still = Six with { Optimizer = new Adam(0) };
        var (network, _) = InLegs([Six, still, Six], 6, 12);
        var expected = Fresh();
        Trainer.Train(expected, Plane, Six with { Duration = Duration.Epochs(2) }, seed: 5);
        network.WideParameters().ShouldNotBe(expected.WideParameters());

        var (stopped, _) = InLegs([Six, still], 6);
        stopped.WideParameters().ShouldBe(expected.WideParameters());
    }

    [Fact]
    public void Training_that_has_ended_goes_on_to_what_a_longer_one_gives()
    {
        var longer = Six with { Duration = Duration.Epochs(12) };
        var whole = Fresh();
        Trainer.Train(whole, Plane, longer, seed: 5);

        var network = Fresh();
        var legs = new TrainingLegs(network, Plane, seed: 5);
        legs.Train(Six).Last.Step.ShouldBe(18);
        legs.Train(longer).Last.Step.ShouldBe(36);

        network.WideParameters().ShouldBe(whole.WideParameters());
    }

    [Fact]
    public void Epochs_are_counted_on_when_batches_become_smaller()
    {
        var smaller = Six with { Batches = Batches.Shuffled(8), Duration = Duration.Steps(6 + 6 * 4) };
        var (_, history) = InLegs([Six, smaller], 6);
        history.Last.Step.ShouldBe(30);
        history.Last.Epoch.ShouldBe(6);
    }

    [Fact]
    public void A_twin_is_refused() =>
        Should.Throw<ArgumentException>(() =>
            new TrainingLegs(Fresh(), Plane, seed: 5).Train(Six with { ReplacedExample = 0 }));
}

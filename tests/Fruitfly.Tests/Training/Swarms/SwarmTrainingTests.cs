using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Networks.Pruning;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training;
using Fruitfly.Training.Checkpoints;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;
using Fruitfly.Training.Swarms;

namespace Fruitfly.Tests.Training.Swarms;

public sealed class SwarmTrainingTests
{
    static readonly DataSet Clouds =
        new("clouds", ToyData.Clouds().Training, ToyData.Clouds(training: 20).Training, ToyData.Clouds().Test);

    static readonly Recipe Recipe = new()
    {
        Batches = Batches.Shuffled(16), Duration = Duration.Epochs(3), Optimizer = new Sgd(0.05, Momentum: 0.9),
    };

    static readonly Architecture Narrow = Architecture.Mlp(5, 6, 7, 3);

    /// <summary>Everything a recipe may say, that a swarm may train by.</summary>
    public static TheoryData<string, Recipe> Recipes => new()
    {
        { "momentum", Recipe },
        { "plain", Recipe with { Optimizer = new Sgd(0.1, WeightDecay: 0.01) } },
        { "nesterov", Recipe with { Optimizer = new Sgd(0.05, 0.9, Nesterov: true) } },
        { "adam", Recipe with { Optimizer = new Adam(0.01) } },
        { "adamw", Recipe with { Optimizer = new AdamW(0.01) } },
        { "rmsprop", Recipe with { Optimizer = new RmsProp(0.01, Momentum: 0.5) } },
        { "least squares", Recipe with { Loss = Loss.LeastSquares, Optimizer = new Sgd(0.01) } },
        { "label smoothing", Recipe with { Loss = new CrossEntropyLoss { LabelSmoothing = 0.1 } } },
        { "class weights", Recipe with { ClassWeights = new ClassWeights([1, 2, 3]) } },
        { "full batch", Recipe with { Batches = Batches.Full } },
        { "in order", Recipe with { Batches = Batches.InOrder(7) } },
        { "schedule", Recipe with { Schedule = new CosineSchedule() } },
        { "clipping", Recipe with { ClipNorm = 0.5 } },
        { "penalty", Recipe with { L1Penalty = 0.01 } },
        { "noise on inputs", Recipe with { InputNoise = 0.2 } },
        { "noise on weights", Recipe with { WeightNoise = 0.1 } },
        { "augmentation", Recipe with { Augmentation = new Augmentation(2, 0.1, 0.1) } },
        { "early stopping", Recipe with { EarlyStopping = new EarlyStopping(1), Duration = Duration.Epochs(20) } },
        {
            "everything at the end",
            Recipe with
            {
                KeepBatchLosses = true, KeepPredictionsOn = Split.Test, CountConfusionsOn = Split.Test,
                MeasureMarginsOn = Split.Training, EvaluateOn = [Split.Training], EvaluateAtEndOn = Split.Test,
            }
        },
    };

    /// <summary>Everything a network may be made of, up to layers that are worked on one network at a time.</summary>
    public static TheoryData<string, Layer[]> Networks => new()
    {
        { "linear", [new Linear(3)] },
        { "without biases", [new Linear(6, Bias: false), new Relu(), new Linear(3, Bias: false)] },
        { "ReLU last", [new Linear(6), new Relu(), new Linear(3), new Relu()] },
        { "tanh", [new Linear(6), new Tanh(), new Linear(3)] },
        { "sigmoid", [new Linear(6), new Sigmoid(), new Linear(3)] },
        { "GELU", [new Linear(6), new Gelu(), new Linear(3)] },
        { "leaky", [new Linear(6), new LeakyRelu(), new Linear(3)] },
        { "dropout first", [new Dropout(0.2), new Linear(6), new Relu(), new Dropout(0.3), new Linear(3)] },
        { "batch normalization", [new Linear(6), new BatchNorm(), new Relu(), new Linear(3)] },
        { "layer normalization first", [new LayerNorm(), new Linear(6), new LayerNorm(), new Relu(), new Linear(3)] },
        { "residual", [new Linear(6), new Residual([new Linear(6), new Relu(), new Dropout(0.1)]), new Linear(3)] },
        { "residual first", [new Residual([new Linear(5), new Relu()]), new Linear(3)] },
        { "every kind", [.. TestLayers.OneOfEach] },
    };

    [Theory]
    [MemberData(nameof(Recipes), DisableDiscoveryEnumeration = true)]
    public void Every_recipe_gives_each_network_the_bits_of_a_training_alone(string name, Recipe recipe) =>
        ShouldBeAsAlone(name, Narrow, recipe, SwarmTraining.MostNetworks);

    [Theory]
    [MemberData(nameof(Networks), DisableDiscoveryEnumeration = true)]
    public void Every_network_gets_the_bits_of_a_training_alone(string name, Layer[] layers) =>
        ShouldBeAsAlone(name, new Architecture { Inputs = 5, Layers = layers }, Recipe, SwarmTraining.MostNetworks);

    [Fact]
    public void A_swarm_of_any_size_gives_the_same_bits()
    {
        for (var size = 1; size < SwarmTraining.MostNetworks; size++)
            ShouldBeAsAlone($"{size}", Narrow, Recipe, size);
    }

    [Fact]
    public void Each_network_may_have_its_own_data_rates_and_length()
    {
        List<Recipe> recipes =
        [
            Recipe, Recipe with { Optimizer = new Adam(0.02) }, Recipe with { Duration = Duration.Steps(5) },
            Recipe with { Loss = Loss.LeastSquares, Optimizer = new Sgd(0.01), EvaluateEvery = Duration.Steps(1) },
        ];
        var data = recipes.Select((_, i) => Shifted(i)).ToList();
        var together = recipes.Select((recipe, i) => new SwarmMember(new Network(Narrow), data[i], recipe, 3)).ToList();

        var histories = SwarmTraining.Train(together);

        for (var i = 0; i < recipes.Count; i++)
        {
            var alone = new Network(Narrow);
            ShouldBeSame($"{i}", histories[i], Trainer.Train(alone, data[i], recipes[i], 3));
            Bits(together[i].Network).ShouldBe(Bits(alone));
        }
    }

    [Fact]
    public void A_network_that_diverges_leaves_the_others_alone()
    {
        var members = Members(Narrow, Recipe, 3);
        members[1] = members[1] with { Recipe = Recipe with { Optimizer = new Sgd(1e20) } };
        var histories = SwarmTraining.Train(members);

        histories[1].Diverged.ShouldBeTrue();
        ShouldBeSame("diverged", histories[1],
            Trainer.Train(new Network(Narrow), Clouds, members[1].Recipe, members[1].Seed));
        foreach (var lane in (int[])[0, 2])
            ShouldBeSame($"{lane}", histories[lane],
                Trainer.Train(new Network(Narrow), Clouds, Recipe, members[lane].Seed));
    }

    [Fact]
    public void Pruned_networks_train_on_under_their_own_masks()
    {
        var members = Members(Narrow, Recipe, 3);
        foreach (var member in members[1..])
            Prune(member.Network, member.Seed);
        SwarmTraining.Train(members);

        foreach (var member in members[1..])
        {
            var alone = new Network(Narrow);
            Prune(alone, member.Seed);
            Trainer.Train(alone, Clouds, Recipe, member.Seed);
            Bits(member.Network).ShouldBe(Bits(alone));
            Bits(alone).ShouldContain(0);
        }

        static void Prune(Network network, ulong seed)
        {
            network.Initialize(seed);
            network.Prune(ParameterMask.AtRandom(network, 0.5, new RandomStream(seed, 9)));
        }
    }

    [Fact]
    public void The_narrower_the_networks_the_fewer_a_swarm_needs_and_wide_ones_train_alone()
    {
        var lanes = SwarmTraining.MostNetworks;
        int?[] least = [.. new[] { lanes, 2 * lanes, 3 * lanes, 3 * lanes + 1 }
            .Select(width => SwarmTraining.LeastNetworks(Architecture.Mlp(40, width, 2)))];
        least.ShouldBe([5 * lanes / 8, 7 * lanes / 8, lanes, null]);
        SwarmTraining.LeastNetworks(Architecture.Mlp([40, lanes + 1, 2], new Tanh())).ShouldBeNull();
        SwarmTraining.LeastNetworks(Mnist1dModels.ConvBase()).ShouldBeNull();
        SwarmTraining.LeastNetworks(Mnist1dModels.GruBase()).ShouldBeNull();
    }

    [Fact]
    public void Cancelling_ends_all_of_them()
    {
        using var source = new CancellationTokenSource();
        var members = Members(Narrow, Recipe, 3);
        members[1] = members[1] with { Observer = new Watch(step => { if (step == 4) source.Cancel(); }) };
        Should.Throw<OperationCanceledException>(() => SwarmTraining.Train(members, source.Token));
    }

    [Fact]
    public void A_swarm_that_was_cancelled_goes_on_to_the_same_bits_each_network_from_its_own_step()
    {
        var folder = Directory.CreateTempSubdirectory("fruitfly-swarm-");
        try
        {
            var architecture = new Architecture
            {
                Inputs = 5, Layers = [new Linear(6), new Dropout(0.2), new Linear(3)],
            };
            var recipe = Recipe with { Optimizer = new Adam(0.02), InputNoise = 0.1, KeepBatchLosses = true };
            StopAt(step: 3);
            File.Delete(PathOf(seed: 2)); // this one starts from the beginning
            StopAt(step: 2);
            Directory.GetFiles(folder.FullName).Length.ShouldBe(3, "all are saved, whichever sees it first");

            var members = Kept();
            var histories = SwarmTraining.Train(members);
            for (var lane = 0; lane < members.Count; lane++)
            {
                var alone = new Network(architecture);
                ShouldBeSame($"{lane}", histories[lane], Trainer.Train(alone, Clouds, recipe, members[lane].Seed));
                Bits(members[lane].Network).ShouldBe(Bits(alone));
            }

            void StopAt(int step)
            {
                using var source = new CancellationTokenSource();
                var members = Kept();
                members[1] = members[1] with
                {
                    Observer = new Watch(number => { if (number == step) source.Cancel(); }),
                };
                Should.Throw<OperationCanceledException>(() => SwarmTraining.Train(members, source.Token));
            }

            List<SwarmMember> Kept() => [.. Members(architecture, recipe, 3).Select(member => member with
            {
                Checkpoint = new Checkpoint(PathOf(member.Seed)) { Every = Duration.Steps(0) },
            })];

            string PathOf(ulong seed) => Path.Combine(folder.FullName, $"{seed}.checkpoint");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_step_takes_no_memory()
    {
        var recipe = Recipe with { Batches = Batches.Shuffled(20), EvaluateEvery = Duration.Steps(0) };
        Allocated(recipe, 600).ShouldBe(Allocated(recipe, 300));

        static long Allocated(Recipe recipe, int steps)
        {
            SwarmTraining.Train(Members(Narrow, recipe with { Duration = Duration.Steps(2) }, 3));
            var members = Members(Narrow, recipe with { Duration = Duration.Steps(steps) }, 3);
            var before = GC.GetAllocatedBytesForCurrentThread();
            SwarmTraining.Train(members);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void What_does_not_fit_together_is_refused_in_words()
    {
        Refuse("one architecture", one => one with { Network = Network.Mlp(5, 3) });
        Refuse("same sizes", one => one with { Data = Clouds.WithoutTest() });
        Refuse("batches of a swarm are alike", one => one with
        {
            Recipe = one.Recipe with { Batches = Batches.Full },
        });
        Refuse("cuts its batches", one => one with { Recipe = one.Recipe with { PartSize = 8 } });
        Refuse("two networks", one => one with { Recipe = one.Recipe with { ReplacedExample = 1 } });
        Should.Throw<ArgumentException>(() => SwarmTraining.Train([])).Message.ShouldContain("not 0");
        var twice = Members(Narrow, Recipe, 1)[0];
        Should.Throw<ArgumentException>(() => SwarmTraining.Train([twice, twice])).Message.ShouldContain("once");

        static void Refuse(string reason, Func<SwarmMember, SwarmMember> change)
        {
            var members = Members(Narrow, Recipe, 2);
            members[1] = change(members[1]);
            Should.Throw<ArgumentException>(() => SwarmTraining.Train(members)).Message.ShouldContain(reason);
        }
    }

    static void ShouldBeAsAlone(string name, Architecture architecture, Recipe recipe, int size)
    {
        var members = Members(architecture, recipe, size);
        var histories = SwarmTraining.Train(members);
        for (var lane = 0; lane < size; lane++)
        {
            var alone = new Network(architecture);
            ShouldBeSame(name, histories[lane], Trainer.Train(alone, Clouds, recipe, members[lane].Seed));
            Bits(members[lane].Network).ShouldBe(Bits(alone), name);
        }
    }

    static void ShouldBeSame(string name, History together, History alone)
    {
        together.Evaluations.ShouldBe(alone.Evaluations, name);
        together.Divergence.ShouldBe(alone.Divergence, name);
        together.BatchLosses.ShouldBe(alone.BatchLosses, name);
        together.LossesAtEnd.ShouldBe(alone.LossesAtEnd, name);
        together.Predictions.ShouldBe(alone.Predictions, name);
        Counts(together).ShouldBe(Counts(alone), name);
        together.Complexity?.Margins.ShouldBe(alone.Complexity!.Margins, name);

        static IEnumerable<int> Counts(History history) =>
            from label in Enumerable.Range(0, 3)
            from predicted in Enumerable.Range(0, 3)
            select history.Confusions?[label, predicted] ?? 0;
    }

    static List<SwarmMember> Members(Architecture architecture, Recipe recipe, int size) =>
        [.. Enumerable.Range(1, size).Select(seed =>
            new SwarmMember(new Network(architecture), Clouds, recipe, (ulong)seed))];

    /// <summary>As many examples with other inputs, but the test set of all.</summary>
    static DataSet Shifted(int by)
    {
        return new DataSet("shifted", Moved(Clouds.Training), Moved(Clouds.Validation!), Clouds.Test);

        Examples Moved(Examples part) => part.WithInputs([.. part.Inputs.ToArray().Select(value => value + 0.1f * by)]);
    }

    static float[] Bits(Network network) => [.. network.Storage, .. network.StatisticValues];

    sealed class Watch(Action<int> step) : ITrainingObserver
    {
        public void StepTaken(int number, double batchLoss) => step(number);
    }
}

using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>What is trained, from the options; the notebook's own setting has 500 units,
/// 100 rounds and 1,501 steps.</summary>
sealed class LotterySetting
{
    /// <summary>Examples in a batch that a ticket is trained with on other data.</summary>
    const int TransferBatch = 500;

    readonly DataDescription _data = new Mnist1dDescription();
    readonly Recipe _recipe, _transferRecipe;

    public LotterySetting(LotteryTicketsOptions options)
    {
        (Width, Steps, OtherDataSteps) = (options.Width, options.Steps, options.OtherDataSteps);
        var rounds = options.Rounds;
        Sparsities = [.. Enumerable.Range(0, rounds).Select(round => (double)round / (rounds - 1))];
        Ticket = Enumerable.Range(1, rounds - 2).MinBy(round => Math.Abs(Sparsities[round] - 0.92));
        var apart = Math.Max(3, rounds / 25);
        ControlRounds = [.. Enumerable.Range(1, rounds - 2)
            .Where(round => (round - Ticket) % apart == 0 || round == rounds - 2)];
        Seeds = SeedRange.From(options.FirstSeed, options.Seeds);
        Network = new Architecture
        {
            Inputs = 40,
            Layers = [new Linear(Width), new Relu(), new Residual([new Linear(Width), new Relu()]), new Linear(10)],
            Initializer = new PyTorchInitializer(),
        };
        // The notebook measures after its steps 0, 100, …, 1500, which are the 1st, 101st, …, 1,501st.
        var apartInSteps = Math.Max(1, (Steps - 1) / 15);
        _recipe = new Recipe
        {
            Optimizer = new Adam(0.02),
            Batches = Batches.InOrder(100),
            Duration = Duration.Steps(Steps),
            EvaluateEvery = Duration.Steps(0),
            EvaluateAt = [.. Enumerable.Range(0, 15).Select(i => 1 + i * apartInSteps).Where(step => step < Steps)],
            EvaluateOn = [Split.Test],
        };
        _transferRecipe = _recipe with
        {
            Batches = Batches.InOrder(TransferBatch),
            Duration = Duration.Steps(OtherDataSteps),
            EvaluateAt = []
        };
    }

    public Architecture Network { get; }

    public int Width { get; }

    public int Steps { get; }

    public int OtherDataSteps { get; }

    public IReadOnlyList<double> Sparsities { get; }

    /// <summary>The round nearest to 92 %, whose networks are the tickets of the controls.</summary>
    public int Ticket { get; }

    /// <summary>The rounds in which the mask is also trained shuffled and from fresh weights, and a random mask of its
    /// sparsity; the last is the last that keeps anything, since without parameters all masks are the same.</summary>
    public IReadOnlyList<int> ControlRounds { get; }

    public IReadOnlyList<ulong> Seeds { get; }

    /// <summary>The round of that sparsity, or the nearest to it.</summary>
    public int RoundOf(double sparsity) =>
        Enumerable.Range(0, Sparsities.Count).MinBy(round => Math.Abs(Sparsities[round] - sparsity));

    /// <summary>The rounds from 84 to 95 %, between which published tickets are best; the ticket's own where there are
    /// none.</summary>
    public IReadOnlyList<int> BestRounds =>
        Enumerable.Range(1, Sparsities.Count - 1).Where(round => Sparsities[round] is >= 0.84 and <= 0.95).ToList()
            is { Count: > 0 } rounds ? rounds : [Ticket];

    /// <summary>Two thirds of a round: 1,001 of 1,501 steps.</summary>
    public int ScoredAfter => Steps * 2 / 3 + 1;

    public bool IsPublished => (Width, Steps, Sparsities.Count, OtherDataSteps) == (500, 1501, 100, 1001);

    public string Text => FormattableString.Invariant(
        $"MNIST-1D, 40-{Width}-{Width}-10 with a residual middle layer, {Sparsities.Count} rounds of {Steps:N0} steps, Adam 0.02, batches of 100");

    /// <summary>Data that no ticket was found on: other examples, and the same with the
    /// positions of the signal shuffled.</summary>
    public static IReadOnlyList<DataDescription> OtherData { get; } =
    [
        new Mnist1dDescription { Settings = new Mnist1dSettings { Seed = 43 } },
        new Mnist1dDescription { Settings = new Mnist1dSettings { Seed = 43, ShuffledSequence = true } },
    ];

    /// <summary>First the chain of every seed, the longest; then every seed's random masks, one trial for each control
    /// round; then, for each seed and each of the <see cref="OtherData"/>, the dense
    /// network and a random mask.</summary>
    public IEnumerable<(LotteryTraining Key, Trial Trial)> Plan()
    {
        var chain = new PruningPlan
        {
            Sparsities = Sparsities, ScoredAfter = ScoredAfter,
            Retrainings = [.. Retrainings()]
        };
        var random = ControlRounds.ToDictionary(round => round, round => Random(Sparsities[round]));
        var randomTicket = Random(Sparsities[Ticket]);
        return
        [
            .. from seed in Seeds
                select (new LotteryTraining.OfChain(seed), new Trial(_data, Network, _recipe, seed, chain)),
            .. from seed in Seeds
               from round in ControlRounds
               select (new LotteryTraining.OfRandomMask(seed, round),
                   new Trial(_data, Network, _recipe, seed, random[round])),
            .. from seed in Seeds
               from data in Enumerable.Range(0, OtherData.Count)
               from masked in (bool[])[false, true]
               select (
                   new LotteryTraining.OnOtherData(seed, data, masked),
                   new Trial(OtherData[data], Network, _transferRecipe, seed, masked ? randomTicket : null)),
        ];
    }

    /// <summary>For each control round the shuffled mask and the fresh start; then the ticket on the other
    /// data, and from a fresh start.</summary>
    IEnumerable<Retraining> Retrainings()
    {
        foreach (var round in ControlRounds)
        {
            yield return new Retraining(round, HasShuffledMask: true);
            yield return new Retraining(round, HasFreshStart: true);
        }
        foreach (var data in OtherData)
        {
            yield return new Retraining(Ticket) { Data = data, Recipe = _transferRecipe };
            yield return new Retraining(Ticket, HasFreshStart: true) { Data = data, Recipe = _transferRecipe };
        }
    }

    static PruningPlan Random(double sparsity) =>
        new() { Criterion = PruningCriterion.Random, Sparsities = [sparsity], ScoredAfter = 0 };
}

using Fruitfly.Training;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>Which masks a network is trained under.</summary>
enum Masks
{
    /// <summary>found by magnitude, with the weights they were found with: the tickets</summary>
    Found,

    /// <summary>found by magnitude, with redrawn weights</summary>
    FreshStart,

    /// <summary>found by magnitude, their entries shuffled within each layer</summary>
    Shuffled,

    Random,
}

/// <summary>The results of a <see cref="LotterySetting"/>, found by seed, masks and round. What
/// diverged has no value: NaN.</summary>
sealed class LotteryOutcome
{
    readonly IReadOnlyDictionary<ulong, TrainingChain> _chains;
    readonly Results<LotteryTraining> _results;

    public LotteryOutcome(LotterySetting setting, Results<LotteryTraining> results)
    {
        (Setting, _results) = (setting, results);
        _chains = setting.Seeds.ToDictionary(seed => seed,
            seed => new TrainingChain(results[new LotteryTraining.OfChain(seed)]));
        var own = results.Keys.Where(key => key is not LotteryTraining.OfFamily).ToList();
        Diverged = own.Count(key => results[key].History.Diverged);
        Trials = own.Count;
    }

    public LotterySetting Setting { get; }

    public int Diverged { get; }

    public int Trials { get; }

    /// <summary>The rounds in which networks were trained under such masks.</summary>
    public IEnumerable<int> Rounds(Masks masks) =>
        masks == Masks.Found ? Enumerable.Range(0, Setting.Sparsities.Count) : Setting.ControlRounds;

    /// <summary>The evaluations of one training, from its first step; empty where it
    /// diverged or did not come to be.</summary>
    public IReadOnlyList<Evaluation> Curve(ulong seed, Masks masks, int round)
    {
        var rounds = Setting.Sparsities.Count;
        var control = Array.IndexOf([.. Setting.ControlRounds], round);
        return masks switch
        {
            Masks.Random => new TrainingChain(_results[new LotteryTraining.OfRandomMask(seed, round)]).Training(0),
            Masks.Shuffled => _chains[seed].Training(rounds + 2 * control),
            Masks.FreshStart => _chains[seed].Training(rounds + 2 * control + 1),
            _ => _chains[seed].Training(round),
        };
    }

    /// <summary>Test accuracy (%) after the last step, of each seed.</summary>
    public double[] Accuracy(Masks masks, int round) => OfSeeds(seed => Last(Curve(seed, masks, round)));

    /// <summary>Test loss after the last step, of each seed.</summary>
    public double[] Loss(Masks masks, int round) =>
        OfSeeds(seed => Curve(seed, masks, round) is [.., var last] ? last.Test!.Loss : double.NaN);

    /// <summary>The mean test accuracy (%) over the evaluations from the first step to the last:
    /// how fast a network learns.</summary>
    public double[] Speed(Masks masks, int round) =>
        OfSeeds(seed => Curve(seed, masks, round) is { Count: > 0 } curve ? curve.Average(Percent) : double.NaN);

    /// <summary>Test accuracy (%) on one of the <see cref="LotterySetting.OtherData"/>, of each seed.</summary>
    /// <param name="masks">null for the dense network</param>
    public double[] Transferred(int data, Masks? masks)
    {
        var retraining = Setting.Sparsities.Count + 2 * Setting.ControlRounds.Count + 2 * data;
        return OfSeeds(seed => Last(masks switch
        {
            Masks.Found => _chains[seed].Training(retraining),
            Masks.FreshStart => _chains[seed].Training(retraining + 1),
            _ => new TrainingChain(_results[new LotteryTraining.OnOtherData(seed, data, IsMasked: masks is not null)])
                .Training(0),
        }));
    }

    /// <summary>The rounds in which the weights of the first layer were pruned, [units × inputs], of each seed
    /// whose chain came to its end.</summary>
    public IEnumerable<(ulong Seed, byte[] Weights)> FirstLayers() =>
        Setting.Seeds.Select(seed => _chains[seed]).Where(chain => chain.PrunedIn is not null)
            .Select(chain => (chain.Seed, chain.PrunedIn![..(40 * Setting.Width)]));

    public static double Percent(Evaluation evaluation) => 100 * (1 - evaluation.Test!.Error);

    double[] OfSeeds(Func<ulong, double> value) => [.. Setting.Seeds.Select(value)];

    static double Last(IReadOnlyList<Evaluation> curve) => curve is [.., var last] ? Percent(last) : double.NaN;
}

using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Sweeps;
using Fruitfly.Lab.Sweeps.Results;
using Fruitfly.Measurement;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Sweeps.Results;

/// <summary>A sweep whose results follow from a known function of the factors and noise by seed.</summary>
static class SomeSweep
{
    public static readonly Factor Rate = new("recipe.optimizer.learningRate", FactorScale.Logarithmic,
        [new("0.001", 0.001), new("0.01", 0.01), new("0.1", 0.1)]);

    public static readonly Factor Width = new("network.width", FactorScale.Linear,
        [new("8", 8), new("16", 16), new("32", 32), new("64", 64)]);

    public static readonly Factor Activation =
        new("network.activation", FactorScale.Categorical, [new("relu", null), new("tanh", null)]);

    public static readonly Trial Template =
        new(new Mnist1dDescription(), Architecture.Mlp(40, 4, 10), new Recipe(), 0);

    /// <summary>Every combination, each with the same seeds.</summary>
    /// <param name="error">of a setting, 0 to 1, before noise; NaN where it diverges</param>
    public static SweepResults Grid(
        IReadOnlyList<Factor> factors, int seeds, Func<SweepSetting, double> error, double noise = 0.01, int folds = 0)
    {
        IEnumerable<Dictionary<string, FactorValue>> combinations = [[]];
        foreach (var factor in factors)
            combinations = combinations.SelectMany(values => factor.Values.Select(value =>
                new Dictionary<string, FactorValue>(values) { [factor.Path] = value }));
        return Of(SweepDesign.Grid, factors,
            [.. combinations.Select((values, number) => new SweepSetting(number, values))], seeds, error, noise, folds);
    }

    public static SweepResults Of(
        SweepDesign design, IReadOnlyList<Factor> factors, IReadOnlyList<SweepSetting> settings, int seeds,
        Func<SweepSetting, double> error, double noise = 0.01, int folds = 0)
    {
        var trials = new List<KeyValuePair<SweepKey, Trial>>();
        var results = new Dictionary<SweepKey, TrialResult>();
        foreach (var setting in settings)
            for (var seed = 0; seed < seeds; seed++)
                for (var fold = 0; fold < Math.Max(1, folds); fold++)
                {
                    var key = new SweepKey(setting.Number, (ulong)seed, fold);
                    var trial = Template with { Seed = (ulong)seed };
                    trials.Add(new(key, trial));
                    var random = RandomStream.For(
                        (ulong)(setting.Number * 1000 + seed * 10 + fold), StreamPurpose.LabelNoise);
                    results[key] = Result(trial, error(setting) + noise * Normal(random));
                }
        return new(new("some-sweep", design, Metric.Error, factors, settings, trials, folds, _ => [])
        {
            Definition = "",
        }, results);
    }

    public static SweepScores Scores(this SweepResults results) =>
        SweepScores.Of(results, trial => trial.History.Last.Validation!.Error);

    /// <summary>Of trials that kept no predictions.</summary>
    public static SweepSources Sources { get; } =
        new(_ => throw new InvalidOperationException("No data are needed."), _ => null);

    static TrialResult Result(Trial trial, double error)
    {
        if (double.IsNaN(error))
            return new(trial, new([new(0, 0, 0.1, null, new(0.7, 0.5), null)], new(7, 3.0)), 22, 1);
        List<Evaluation> evaluations = [.. Enumerable.Range(0, 6).Select(epoch =>
            new Evaluation(4 * epoch, epoch, 0.1, null, Score(error + (0.5 - error) * Math.Exp(-epoch)), null))];
        evaluations[^1] = evaluations[^1] with { Validation = Score(error) };
        return new(trial, new(evaluations, null), 22, 1.5);

        static Score Score(double value) => new(2 * value, value);
    }

    static double Normal(RandomStream random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double Number(this SweepSetting setting, Factor factor) => setting.Values[factor.Path].Number!.Value;

    public static string Text(this SweepSetting setting, Factor factor) => setting.Values[factor.Path].Text;
}

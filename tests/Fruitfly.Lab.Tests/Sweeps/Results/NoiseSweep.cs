using Fruitfly.Data;
using Fruitfly.Lab.Sweeps;
using Fruitfly.Lab.Sweeps.Results;
using Fruitfly.Measurement;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Tests.Sweeps.Results;

/// <summary>A sweep whose networks are wrong on each validation example by chance alone, with a known
/// probability.</summary>
static class NoiseSweep
{
    static readonly Factor Setting = new("recipe.number", FactorScale.Categorical, []);

    /// <param name="errors">the true error of each setting</param>
    /// <param name="folds">each with validation examples of its own; 0 for one set of them</param>
    public static (SweepResults Results, SweepSources Sources) Of(
        IReadOnlyList<double> errors, int examples, int seeds, ulong stream, int folds = 0,
        Metric metric = Metric.Error)
    {
        var random = RandomStream.For(stream, StreamPurpose.LabelNoise);
        DataSet[] data = [.. Enumerable.Range(0, Math.Max(1, folds)).Select(_ => Data(examples, random))];
        SweepSetting[] settings = [.. errors.Select((_, number) => new SweepSetting(number,
            new Dictionary<string, FactorValue> { [Setting.Path] = new($"{number}", null) }))];
        var (trials, results) = (new List<KeyValuePair<SweepKey, Trial>>(), new Dictionary<SweepKey, TrialResult>());
        var dataOf = new Dictionary<Trial, DataSet>(ReferenceEqualityComparer.Instance);
        foreach (var setting in settings)
            for (var seed = 0; seed < seeds; seed++)
                for (var fold = 0; fold < data.Length; fold++)
                {
                    var trial = SomeSweep.Template with
                    {
                        Seed = (ulong)seed,
                        Recipe = new() { KeepPredictionsOn = Split.Validation },
                    };
                    dataOf[trial] = data[fold];
                    trials.Add(new(new(setting.Number, (ulong)seed, fold), trial));
                    results[trials[^1].Key] = Result(trial, data[fold].Validation!, errors[setting.Number], random);
                }
        return (new(new("noise", SweepDesign.Grid, metric, [Setting], settings, trials, folds, _ => [])
        {
            Definition = "",
        }, results), new(trial => dataOf[trial], _ => null));
    }

    static DataSet Data(int examples, RandomStream random)
    {
        int[] labels = [.. Enumerable.Range(0, examples).Select(_ => random.NextInt(2))];
        var validation = Examples.Labelled([.. labels.Select(_ => (float)random.NextDouble())], 1, labels, 2);
        return new("noise", Examples.Labelled([0, 1], 1, [0, 1], 2), validation);
    }

    static TrialResult Result(Trial trial, Examples validation, double error, RandomStream random)
    {
        var outputs = new float[2 * validation.Count];
        var wrong = 0;
        for (var i = 0; i < validation.Count; i++)
        {
            var isWrong = random.NextDouble() < error;
            wrong += isWrong ? 1 : 0;
            outputs[2 * i + (isWrong ? 1 - validation.Labels[i] : validation.Labels[i])] = 1;
        }
        return new(trial, new([new(10, 1, 0.1, null, new(0.5, (double)wrong / validation.Count), null)], null)
        {
            Predictions = outputs,
        }, 10, 1);
    }
}

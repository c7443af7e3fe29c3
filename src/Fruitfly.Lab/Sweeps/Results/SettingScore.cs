using Fruitfly.Measurement;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>What the trials of one setting scored on the validation examples.</summary>
/// <param name="Rung">of successive halving, at which they ended; else 0</param>
/// <param name="Trials">all that ended there, in the order of seeds and folds</param>
/// <param name="Folds">of the plan; 0 where a share is held out</param>
public sealed record SettingScore(SweepSetting Setting, int Rung, IReadOnlyList<TrialScore> Trials, int Folds)
{
    public int Diverged { get; } = Trials.Count(trial => trial.Diverged);

    /// <summary>Single values that repeat the score: of each seed, or, where there are folds, of each fold with the
    /// mean over its seeds. Of trials that did not diverge.</summary>
    public IReadOnlyList<RepeatedScore> Repetitions { get; } = Repeat(Trials, Folds);

    /// <summary>The mean over seeds with the interval that covers the seed alone; over folds with the interval that
    /// covers examples, split and seed, corrected for the examples that folds share (Nadeau and Bengio 2003). Null
    /// where every trial diverged.</summary>
    public Estimate? Estimate => field ??= Measure();

    /// <summary>NaN where every trial diverged.</summary>
    public double Mean => Estimate?.Mean ?? double.NaN;

    /// <summary>Wall-clock time of all trials.</summary>
    public double Seconds => Trials.Sum(trial => trial.Seconds);

    /// <summary>Of one network.</summary>
    public int Parameters => Trials[0].Parameters;

    Estimate? Measure()
    {
        double[] values = [.. Repetitions.Select(repetition => repetition.Value)];
        return values.Length == 0 ? null
            : Folds > 1 ? ResampledMean.Of(values, 1.0 / (Folds - 1)) : Measurement.Estimate.OfMean(values);
    }

    static List<RepeatedScore> Repeat(IReadOnlyList<TrialScore> trials, int folds) =>
    [
        .. from trial in trials
           where !trial.Diverged
           group trial.Value by folds > 0 ? (ulong)trial.Key.Fold : trial.Key.Seed into same
           orderby same.Key
           select new RepeatedScore(same.Key, same.Average()),
    ];
}

/// <param name="Value">of the metric; NaN where it diverged</param>
/// <param name="Seconds">wall-clock time</param>
/// <param name="Parameters">of the network</param>
public readonly record struct TrialScore(SweepKey Key, double Value, double Seconds, int Parameters)
{
    public bool Diverged => double.IsNaN(Value);
}

/// <param name="Repetition">the seed, or the fold where there are folds; settings are paired by it</param>
public readonly record struct RepeatedScore(ulong Repetition, double Value);

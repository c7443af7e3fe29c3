using Fruitfly.Reports.Charts;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>Trainings that look at the test set every 250 steps and keep the best step; a split that no one chose by
/// says what that step is worth. Errors are in percent.</summary>
sealed class PeekingOutcome(IReadOnlyList<TrialResult> trials)
{
    public const int Every = 250;

    public IReadOnlyList<TrialResult> Finished { get; } = [.. trials.Where(trial => !trial.History.Diverged)];

    public int Diverged => trials.Count - Finished.Count;

    /// <summary>By how much the kept step seems better than the last one, after that many steps looked at.</summary>
    public IReadOnlyList<SeedCurve> Seeming => Curves(look => look.Test);

    /// <summary>By how much it is better on fresh examples.</summary>
    public IReadOnlyList<SeedCurve> True => Curves(look => look.Fresh);

    /// <summary>By how much the kept step seems better than the last one.</summary>
    public double[] SeemingGain() => [.. Seeming.Select(curve => curve.Points[^1].Y)];

    /// <summary>By how much it is better on fresh examples.</summary>
    public double[] TrueGain() => [.. True.Select(curve => curve.Points[^1].Y)];

    /// <summary>What of the gain was only the looking.</summary>
    public double[] Damage() => SearchOutcome.Differences(SeemingGain(), TrueGain());

    IReadOnlyList<SeedCurve> Curves(Func<Look, double> value) =>
    [
        .. Finished.Select(trial => (trial.Trial.Seed, Looks: Looks(trial))).Select(trial => new SeedCurve(
            trial.Seed,
            [.. trial.Looks.Select((
                look, i) => new CurvePoint(look.Step, value(look) - value(Chosen(trial.Looks[..(i + 1)]))))])),
    ];

    static Look Chosen(IReadOnlyList<Look> looks) => looks.MinBy(look => look.Test);

    static Look[] Looks(TrialResult trial) =>
    [
        .. trial.History.Evaluations.Where(evaluation => evaluation.Step > 0)
            .Select(evaluation =>
                new Look(evaluation.Step, 100 * evaluation.Test!.Error, 100 * evaluation.Validation!.Error)),
    ];

    readonly record struct Look(int Step, double Test, double Fresh);
}

using Fruitfly.Data;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>The trials of one initializer, one per seed, and some of them repeated to look inside.</summary>
sealed class TrainedInitializer(
    ComparedInitializer initializer, IReadOnlyList<TrialResult> trials, IReadOnlyList<Inspection> inspections)
{
    /// <summary>Training error (%) below which a network counts as having learned.</summary>
    public const double Learned = 35;

    public ComparedInitializer Initializer { get; } = initializer;

    public IReadOnlyList<TrialResult> Trials { get; } = trials;

    public IReadOnlyList<Inspection> Inspections { get; } = inspections;

    public IReadOnlyList<History> Finished { get; } =
        [.. trials.Select(trial => trial.History).Where(history => !history.Diverged)];

    public int Diverged => Trials.Count - Finished.Count;

    public double[] FinalLoss() => [.. Finished.Select(history => history.Last.Training!.Loss)];

    public double[] FinalError(Split split) => [.. Finished.Select(history => 100 * history.Last[split]!.Error)];

    public double[] FirstLoss() =>
        [.. Trials.Where(trial => trial.History.Evaluations.Count > 0)
            .Select(trial => trial.History.First.Training!.Loss)];

    /// <summary>The epoch after which the training error first was below <see cref="Learned"/>;
    /// only of those that got there.</summary>
    public double[] EpochsToLearn() =>
    [
        .. Trials.Select(trial =>
            trial.History.Evaluations.FirstOrDefault(evaluation => 100 * evaluation.Training!.Error < Learned))
            .OfType<Evaluation>().Select(evaluation => evaluation.Epoch),
    ];

    /// <summary>The mean training loss over all evaluations of a seed: the area under its curve.</summary>
    public IReadOnlyDictionary<ulong, double> MeanLoss() => Trials.Where(trial => !trial.History.Diverged).ToDictionary(
        trial => trial.Trial.Seed, trial => trial.History.Evaluations.Average(evaluation => evaluation.Training!.Loss));

    public LineSeries Losses() => new(Initializer.Name)
    {
        Seeds = [.. Trials.Select(trial => new SeedCurve(
            trial.Trial.Seed,
            [.. trial.History.Evaluations.Select(evaluation =>
                new CurvePoint(evaluation.Step, evaluation.Training!.Loss))]))],
    };

    public LineSeries Looks(string panel, Func<Look, double> value) => new(Initializer.Name)
    {
        Panel = panel,
        Seeds = [.. Inspections.Select(inspection => new SeedCurve(
            inspection.Seed, [.. inspection.Looks.Select(look => new CurvePoint(look.Step, value(look)))]))],
    };

    public double[] LastLook(Func<Look, double> value) =>
        [.. Inspections.Select(inspection => value(inspection.Looks[^1]))];

    public double[] FirstLook(Func<Look, double> value) =>
        [.. Inspections.Select(inspection => value(inspection.Looks[0]))];
}

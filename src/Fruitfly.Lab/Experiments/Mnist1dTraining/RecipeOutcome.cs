using Fruitfly.Data;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Experiments.Mnist1dTraining;

/// <summary>The trials of one recipe, one per seed. Errors are in percent.</summary>
sealed class RecipeOutcome(PublishedRecipe recipe, IReadOnlyList<TrialResult> trials)
{
    public PublishedRecipe Recipe { get; } = recipe;

    public IReadOnlyList<TrialResult> Trials { get; } = trials;

    /// <summary>The trials that came to their end.</summary>
    public IReadOnlyList<History> Finished { get; } =
        [.. trials.Select(trial => trial.History).Where(history => !history.Diverged)];

    public int Diverged => Trials.Count - Finished.Count;

    public double[] Final(Split split, Quantity quantity) =>
        [.. Finished.Select(history => Value(history.Last[split]!, quantity))];

    /// <summary>After that step, of the trials that were measured there.</summary>
    public double[] At(int step, Split split, Quantity quantity) =>
    [
        .. Finished.Select(history => history.Evaluations.FirstOrDefault(evaluation => evaluation.Step == step))
            .OfType<Evaluation>().Select(evaluation => Value(evaluation[split]!, quantity)),
    ];

    public double[] Lowest(Split split, Quantity quantity) =>
        [.. Finished.Select(history => history.Evaluations.Min(evaluation => Value(evaluation[split]!, quantity)))];

    /// <summary>At each evaluation, of the trials that came to their end.</summary>
    public IReadOnlyList<double[]> Values(Split split, Quantity quantity) =>
    [
        .. Finished.Select(history =>
            history.Evaluations.Select(evaluation => Value(evaluation[split]!, quantity)).ToArray()),
    ];

    public CurveSeries Curves(Split split, Quantity quantity) => new(
        split == Split.Training ? Meaning.Training : Meaning.Test,
        [.. Trials.Select(trial => new SeedCurve(
            trial.Trial.Seed,
            [.. trial.History.Evaluations.Select(e => new CurvePoint(e.Step, Value(e[split]!, quantity)))]))]);

    static double Value(Score score, Quantity quantity) => quantity == Quantity.Error ? 100 * score.Error : score.Loss;
}

enum Quantity
{
    Error,
    Loss,
}

using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>Early stopping of the plain trainings: each is looked at again where the validation examples were judged
/// best, which is what training with <see cref="EarlyStopping"/> and patience to the end brings back.</summary>
static class StoppedTrainings
{
    /// <summary>By the error, as the strengths of the other methods are chosen, and by the loss.</summary>
    public static IReadOnlyList<MethodEffect> Of(IReadOnlyList<TrialResult> plain) =>
    [
        Of("early-stopping", "early stopping", plain, StoppingMeasure.Error),
        Of("loss-stopping", "early stopping by the loss", plain, StoppingMeasure.Loss),
    ];

    /// <summary>The evaluation whose parameters come back, the first of equal ones.</summary>
    public static Evaluation Best(History history, StoppingMeasure measure) =>
        history.Evaluations.MinBy(evaluation => measure == StoppingMeasure.Error
            ? evaluation.Validation!.Error : evaluation.Validation!.Loss)!;

    static MethodEffect Of(string id, string name, IReadOnlyList<TrialResult> plain, StoppingMeasure measure)
    {
        var pairs = plain.Where(trial => !trial.History.Diverged)
            .Select(trial => new PairedScores(trial.History.Last, Best(trial.History, measure))).ToList();
        return new(
            id, name, "UDL 9.3.1",
            pairs.Count == 0 ? "–" : FormattableString.Invariant(
                $"epoch {pairs.Average(pair => pair.Regularized.Epoch):F0} of {pairs[0].Plain.Epoch:F0}"),
            pairs);
    }
}

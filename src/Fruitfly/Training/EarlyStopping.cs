using Fruitfly.Data;

namespace Fruitfly.Training;

/// <summary>Ends training when a number of evaluations on the validation examples in a row were no better than
/// the best before them (Prechelt 1998; UDL 9.3.1). Whether it ends early or not, the parameters of the best evaluation
/// come back: the last evaluation of the history, and all that is measured at the end, is of them.</summary>
/// <param name="Patience">evaluations without improvement after which training ends, from 1</param>
/// <param name="MinimumImprovement">how far a value must be below the best to count as better, from 0</param>
public sealed record EarlyStopping(
    int Patience = 10, StoppingMeasure Measure = StoppingMeasure.Loss, double MinimumImprovement = 0)
{
    /// <summary>Where training by this rule ended, and which parameters came back; null where it diverged.</summary>
    public StoppedTraining? In(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Diverged || history.Evaluations.Count == 0)
            return null;
        var progress = new StoppingProgress(this);
        foreach (var evaluation in history.Evaluations)
            progress.See(evaluation);
        return new StoppedTraining(history.Last.Step, progress.BestStep);
    }

    /// <summary>What the rule looks at.</summary>
    internal double Of(Evaluation evaluation) =>
        Measure == StoppingMeasure.Error ? evaluation.Validation!.Error : evaluation.Validation!.Loss;

    /// <exception cref="ArgumentException">the rule has nothing to look at, or a setting is out of its
    /// range</exception>
    internal void Require(DataSet data, Recipe recipe)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Patience);
        if (!(MinimumImprovement >= 0))
            throw new ArgumentOutOfRangeException(
                nameof(MinimumImprovement), MinimumImprovement, "An improvement is a number from 0 up.");
        if (data.Validation is not { Count: > 0 })
            throw new ArgumentException(
                $"Early stopping looks at validation examples; '{data.Name}' has none: set some of the training " +
                "examples aside.");
        if (!recipe.EvaluateOn.Contains(Split.Validation))
            throw new ArgumentException(
                "Early stopping looks at validation examples; the recipe does not evaluate on them.");
        if (Measure == StoppingMeasure.Error && !data.IsClassification)
            throw new ArgumentException(
                $"Early stopping looks at the error; the targets of '{data.Name}' are real values, which have a loss " +
                "alone.");
    }
}

/// <summary>What early stopping looks at on the validation examples.</summary>
public enum StoppingMeasure
{
    /// <summary>the mean loss</summary>
    Loss,

    /// <summary>the share of wrong predictions, of class labels</summary>
    Error,
}

/// <param name="Step">steps taken when training ended</param>
/// <param name="RestoredStep">steps taken when the parameters were as they are after training</param>
public sealed record StoppedTraining(int Step, int RestoredStep);

using Fruitfly.Training;

namespace Fruitfly.Studies.Selection;

/// <summary>All that selection sees of a candidate: its validation scores over training. It has no place for a test
/// score, and it is not made from a trial that opened the test set.</summary>
/// <param name="Points">in order of steps, from the first step on</param>
public sealed record ValidationCurve(IReadOnlyList<ValidationPoint> Points)
{
    /// <exception cref="ArgumentException">the trial opened the test set, or measured
    /// nothing on a validation split</exception>
    public static ValidationCurve Of(TrialResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (SealedTestSet.IsOpenedBy(result.Trial))
            throw new ArgumentException(
                "The trial opened the test set, so it cannot be a candidate: a choice must not see the test set. " +
                "Seal its recipe.", nameof(result));
        return new([.. result.History.Evaluations.Where(evaluation => evaluation.Step > 0)
            .Select(evaluation => new ValidationPoint(
            evaluation.Step,
            evaluation.Validation
                ?? throw new ArgumentException(
                    "The trial measured nothing on a validation split, so it cannot be a candidate.",
                    nameof(result))))]);
    }

    /// <summary>The point to stop at, of those up to a step: lowest error, or loss where the targets are real values;
    /// of equal errors the lower loss. Null where there is none.</summary>
    public ValidationPoint? Best(int upTo = int.MaxValue) => Points.Where(point => point.Step <= upTo)
        .OrderBy(Rank).Cast<ValidationPoint?>().FirstOrDefault();

    /// <summary>Candidates by what each did best up to a step; of equals the one that comes first.
    /// Without those that have no score.</summary>
    internal static IEnumerable<(int Candidate, ValidationPoint Point)> Ranked(
        IEnumerable<int> candidates, IReadOnlyList<ValidationCurve> curves, int upTo) => candidates.Order()
        .Select(candidate => (Candidate: candidate, Point: curves[candidate].Best(upTo)))
        .Where(at => at.Point is not null).Select(at => (at.Candidate, Point: at.Point!.Value))
        .OrderBy(at => Rank(at.Point));

    static (double, double) Rank(ValidationPoint point) =>
        (double.IsNaN(point.Score.Error) ? point.Score.Loss : point.Score.Error, point.Score.Loss);
}

/// <param name="Step">steps taken</param>
/// <param name="Score">on the validation split</param>
public readonly record struct ValidationPoint(int Step, Score Score);

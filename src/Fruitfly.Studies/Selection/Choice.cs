using Fruitfly.Training;

namespace Fruitfly.Studies.Selection;

/// <summary>What a selection by validation chose.</summary>
/// <param name="Candidate">its place among the candidates</param>
/// <param name="Step">after which training is to stop</param>
/// <param name="Validation">the score it was chosen for, which flatters it: see the winner's curse</param>
/// <param name="TrainedSteps">steps that all candidates took together</param>
public sealed record Choice(int Candidate, int Step, Score Validation, long TrainedSteps)
{
    /// <summary>Every candidate is trained to its end and the best chosen, with its best step: grid search and random
    /// search. Null where no candidate has a score.</summary>
    public static Choice? OfBest(IReadOnlyList<ValidationCurve> candidates) =>
        Among(Enumerable.Range(0, candidates.Count), candidates, int.MaxValue,
            candidates.Sum(curve => LastStep(curve, int.MaxValue)));

    /// <summary>Successive halving (Jamieson and Talwalkar 2016): the best that is left after the last of
    /// <see cref="Rung.Of"/> is chosen, with its best step.</summary>
    public static Choice? BySuccessiveHalving(IReadOnlyList<ValidationCurve> candidates, int steps, int rungs)
    {
        var (trained, before) = (0L, 0);
        var climbed = Rung.Of(candidates, steps, rungs);
        foreach (var rung in climbed)
        {
            trained += rung.Candidates.Sum(candidate =>
                LastStep(candidates[candidate], rung.Steps) - LastStep(candidates[candidate], before));
            before = rung.Steps;
        }
        return Among(climbed[^1].Candidates, candidates, steps, trained);
    }

    static Choice? Among(IEnumerable<int> candidates, IReadOnlyList<ValidationCurve> curves, int upTo, long trained) =>
        ValidationCurve.Ranked(candidates, curves, upTo)
            .Select(at => new Choice(at.Candidate, at.Point.Step, at.Point.Score, trained)).FirstOrDefault();

    static int LastStep(ValidationCurve curve, int upTo) =>
        curve.Points.LastOrDefault(point => point.Step <= upTo).Step;
}

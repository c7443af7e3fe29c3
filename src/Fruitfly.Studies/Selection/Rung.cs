namespace Fruitfly.Studies.Selection;

/// <summary>One stage of successive halving.</summary>
/// <param name="Steps">up to which its candidates are trained</param>
/// <param name="Candidates">their places among all candidates, in the order of the rung before: the best first</param>
public sealed record Rung(int Steps, IReadOnlyList<int> Candidates)
{
    /// <summary>All candidates are trained for steps / 2^(rungs − 1) steps, the better half for twice as long, and so
    /// on to the last rung, which has all steps.</summary>
    public static IReadOnlyList<Rung> Of(IReadOnlyList<ValidationCurve> candidates, int steps, int rungs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rungs);
        List<Rung> all = [new(steps >> (rungs - 1), [.. Enumerable.Range(0, candidates.Count)])];
        while (all.Count < rungs)
        {
            var (last, left) = (all[^1], (all[^1].Candidates.Count + 1) / 2);
            all.Add(new(
                steps >> (rungs - 1 - all.Count),
                [.. ValidationCurve.Ranked(last.Candidates, candidates, last.Steps).Select(at => at.Candidate)
                    .Take(left)]));
        }
        return all;
    }
}

using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>What sweeps over widths show, on whatever data.</summary>
static class DescentFindings
{
    /// <param name="planned">in the order in which their trials were planned</param>
    /// <param name="results">of all of them</param>
    public static Findings Of(
        IEnumerable<PlannedSweep> planned, IReadOnlyList<TrialResult> results, Func<IReadOnlyList<WidthSweep>, IReadOnlyList<Claim>> claims)
    {
        var rest = new Queue<TrialResult>(results);
        var sweeps = planned.Select(sweep => sweep.Measured(rest)).ToList();
        return new Findings(
            DescentLead.Of(sweeps),
            [.. sweeps.GroupBy(sweep => sweep.Recipe.Id).SelectMany(recipe => DescentFigures.Of([.. recipe]))],
            [DescentTable.Of(sweeps)],
            claims(sweeps));
    }
}

using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>What sweeps over widths show, on whatever data.</summary>
static class DescentFindings
{
    public static Findings Of(
        IEnumerable<PlannedSweep> planned, Results<SweepTraining> results,
        Func<IReadOnlyList<WidthSweep>, IReadOnlyList<Claim>> claims)
    {
        var sweeps = planned.Select(sweep => sweep.Measured(key => results[key])).ToList();
        return new Findings(
            DescentLead.Of(sweeps),
            [.. sweeps.GroupBy(sweep => sweep.Recipe.Id).SelectMany(recipe => DescentFigures.Of([.. recipe]))],
            [DescentTable.Of(sweeps)],
            claims(sweeps));
    }
}

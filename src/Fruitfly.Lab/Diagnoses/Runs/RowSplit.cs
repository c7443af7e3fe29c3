using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>What a split by rows would say of a table with groups.</summary>
sealed class RowSplit(DiagnosisPlan plan, DiagnosisWork work)
{
    /// <summary>The smallest error of some variants where rows of one group both train and judge; null where there are
    /// no groups. A network that is too small to know groups again hides what they give away, so a large one belongs
    /// among them.</summary>
    public GainInterval? Error(IReadOnlyList<Variant> variants)
    {
        if (plan.Units.By != SplitUnit.Groups)
            return null;
        var keys = plan.Keys.ByRows(variants).ToList();
        work.Train(keys);
        return keys.GroupBy(key => key.Variant).Select(Of).MinBy(error => error.Value);
    }

    GainInterval Of(IEnumerable<DiagnosisKey> keys)
    {
        var bySeed = keys.GroupBy(key => key.Seed).ToList();
        return GainInterval.Of(
            [.. bySeed.SelectMany(seed => seed.SelectMany(key => work.Losses(key, JudgedLoss.Squared)))],
            bySeed.Count, []);
    }
}

using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>The error of the procedure, which chooses a width at every size: on one half of the points for the
/// other.</summary>
static class SizesCurve
{
    /// <param name="choices">of a width at every size</param>
    /// <param name="spreads">of smaller sizes, see <see cref="CapacityMeasure.Level"/></param>
    public static LearningCurve? Of(
        DiagnosisPlan plan, DiagnosisWork work, CapacityMeasure widths, WidthChoices choices,
        JudgedLoss loss, IEnumerable<(double Units, double Spread, int Subsets)> spreads)
    {
        var errors = new LevelChoice(plan, work, choices, loss);
        List<LearningLevel> sizes = [widths.Level(spreads)];
        foreach (var level in plan.UsedLevels.Skip(1))
            sizes.Add(errors.Level(level));
        // Where no training set errs, nothing varies and there is nothing to fit.
        return sizes.Count < 2 || sizes.Any(size => !(size.TrainingPart > 0))
            ? null : LearningCurve.Of(sizes, work.AllUnits(plan.Units.Rotations));
    }
}

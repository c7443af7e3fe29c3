using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>The error at one size of someone who chooses the width there.</summary>
/// <param name="loss">of the curve; the width is chosen by the squared error, whatever it is</param>
sealed class LevelChoice(DiagnosisPlan plan, DiagnosisWork work, WidthChoices widths, JudgedLoss loss)
{
    public LearningLevel Level(TreeLevel level)
    {
        work.Train(widths.Subsets(plan.Keys, level.Number));
        return LevelLosses.ToLevel(level.Units,
            [.. Enumerable.Range(0, plan.Units.Rotations).Select(rotation => Losses(level, rotation))]);
    }

    LevelLosses Losses(TreeLevel level, int rotation)
    {
        var points = work.PointsOf(rotation);
        var (isFirst, chosen) = (PointHalves.Of(points.Count, points.Units), widths[level.Number, rotation]);
        var (repartitions, seeds) = (plan.Repartitions, plan.Design.SeedsAt(level.Number));
        var losses = new double[repartitions * level.Subsets * points.Count];
        for (var r = 0; r < repartitions; r++)
            for (var k = 0; k < level.Subsets; k++)
                foreach (var variant in ((Variant[])[chosen.First, chosen.Second]).Distinct())
                    for (var s = 0; s < seeds; s++)
                    {
                        var lost = work.Losses(new(variant, rotation, level.Number, r + 1, k, s), loss);
                        for (var p = 0; p < lost.Length; p++)
                            if ((isFirst[p] ? chosen.Second : chosen.First) == variant)
                                losses[(r * level.Subsets + k) * points.Count + p] += lost[p] / seeds;
                    }
        return new(repartitions, level.Subsets, losses);
    }
}

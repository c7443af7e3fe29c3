using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>The error at one size of someone who chooses the width there: on a pilot that is no estimate, by one half
/// of the judging points for the other half.</summary>
/// <param name="loss">of the curve; the width is chosen by the squared error, whatever it is</param>
sealed class LevelChoice(DiagnosisPlan plan, DiagnosisWork work, JudgedLoss loss = JudgedLoss.Squared)
{
    readonly DiagnosisKeys _keys = plan.Keys;

    public LearningLevel Level(TreeLevel level)
    {
        var widths = plan.ChoosesWidth ? plan.Widths : [plan.Given];
        if (widths.Count > 1)
            work.Train(_keys.Choosing(widths, level.Number));
        List<LevelLosses> rotations = [];
        for (var rotation = 0; rotation < plan.Units.Rotations; rotation++)
        {
            var points = work.PointsOf(rotation);
            var isFirst = PointHalves.Of(points.Count, points.Units);
            var (first, second) = (ChosenBy(true), ChosenBy(false));
            work.Train(_keys.Subsets(first, level.Number).Concat(_keys.Subsets(second, level.Number)));
            rotations.Add(Losses(level, rotation, point => isFirst[point] ? second : first, [first, second]));

            Variant ChosenBy(bool half) => widths.Count == 1 ? widths[0] : widths.MinBy(width =>
                _keys.Choosing([width], level.Number).Where(key => key.Rotation == rotation).Sum(key =>
                    points.Losses(work.Predictions(key)).Where((_, point) => isFirst[point] == half).Sum()));
        }
        return LevelLosses.ToLevel(level.Units, rotations);
    }

    LevelLosses Losses(TreeLevel level, int rotation, Func<int, Variant> variantOf, Variant[] variants)
    {
        var points = work.PointsOf(rotation);
        var (repartitions, seeds) = (plan.Repartitions, plan.Design.SeedsAt(level.Number));
        var losses = new double[repartitions * level.Subsets * points.Count];
        for (var r = 0; r < repartitions; r++)
            for (var k = 0; k < level.Subsets; k++)
                foreach (var variant in variants.Distinct())
                    for (var s = 0; s < seeds; s++)
                    {
                        var lost = work.Losses(new(variant, rotation, level.Number, r + 1, k, s), loss);
                        for (var p = 0; p < lost.Length; p++)
                            if (variantOf(p) == variant)
                                losses[(r * level.Subsets + k) * points.Count + p] += lost[p] / seeds;
                    }
        return new(repartitions, level.Subsets, losses);
    }
}

using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>The widths that someone chooses who asks again at every size: by the squared error of a pilot that is no
/// estimate, on one half of the judging points for the other half.</summary>
sealed class WidthChoices
{
    readonly Dictionary<(int Level, int Rotation), (Variant First, Variant Second)> _chosen = [];

    /// <summary>Trains the pilot at every size.</summary>
    public WidthChoices(DiagnosisPlan plan, DiagnosisWork work)
    {
        var (keys, levels) = (plan.Keys, plan.UsedLevels.Skip(1).Select(level => level.Number));
        IReadOnlyList<Variant> widths = plan.ChoosesWidth ? plan.Widths : [plan.Given];
        if (widths.Count > 1)
            work.Train(levels.SelectMany(level => keys.Choosing(widths, level)));
        foreach (var level in levels)
            for (var rotation = 0; rotation < plan.Units.Rotations; rotation++)
            {
                var points = work.PointsOf(rotation);
                var isFirst = PointHalves.Of(points.Count, points.Units);
                _chosen[(level, rotation)] = (ChosenBy(true), ChosenBy(false));

                Variant ChosenBy(bool half) => widths.Count == 1 ? widths[0] : widths.MinBy(width =>
                    keys.Choosing([width], level).Where(key => key.Rotation == rotation).Sum(key =>
                        points.Losses(work.Predictions(key)).Where((_, point) => isFirst[point] == half).Sum()));
            }
    }

    /// <summary>What the first and the second half of the points choose; each is measured on the other.</summary>
    public (Variant First, Variant Second) this[int level, int rotation] => _chosen[(level, rotation)];

    /// <summary>What trains the chosen networks of a size.</summary>
    public IEnumerable<DiagnosisKey> Subsets(DiagnosisKeys keys, int level) => _chosen
        .Where(one => one.Key.Level == level)
        .SelectMany(one => ((Variant[])[one.Value.First, one.Value.Second]).Distinct()
            .SelectMany(width => keys.Subsets(width, level).Where(key => key.Rotation == one.Key.Rotation)));
}

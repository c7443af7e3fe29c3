using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>What the errors of the chosen network consist of at every size below the whole pool.</summary>
sealed class TreeErrors(DiagnosisPlan plan, DiagnosisWork work, Variant chosen)
{
    IEnumerable<int> Rotations => Enumerable.Range(0, plan.Units.Rotations);

    /// <summary>The sizes from the largest down, with the parts of the squared error or of the cross entropy.</summary>
    public IReadOnlyList<LevelMeasure> Parts(JudgedLoss loss) => Parts(loss, plan.UsedLevels.Skip(1));

    /// <summary>The same of some of them.</summary>
    public IReadOnlyList<LevelMeasure> Parts(JudgedLoss loss, IEnumerable<TreeLevel> levels) =>
        Measured<ErrorDecomposition, ErrorIntervals, LevelMeasure>([.. levels], (level, rotation) =>
            loss == JudgedLoss.CrossEntropy ? CrossEntropy(level, rotation) : Squared(level, rotation),
            (parts, ofFour, units) => parts.Intervals(ofFour, units), LevelMeasure.Of);

    /// <summary>The same sizes with what the share of wrong classes consists of.</summary>
    public IReadOnlyList<WrongLevel> Wrong() => Measured<ZeroOneDecomposition, ZeroOneIntervals, WrongLevel>(
        [.. plan.UsedLevels.Skip(1)], ZeroOne, (parts, ofFour, units) => parts.Intervals(ofFour, units), WrongLevel.Of);

    List<TMeasure> Measured<TParts, TIntervals, TMeasure>(
        IReadOnlyList<TreeLevel> levels, Func<TreeLevel, int, TParts> partsOf,
        Func<TParts, TIntervals?, int[], TIntervals> intervalsOf,
        Func<TreeLevel, IReadOnlyList<(TParts, TIntervals)>, int[], TMeasure> measure)
        where TIntervals : class
    {
        work.Train(levels.SelectMany(level => plan.Keys.Subsets(chosen, level.Number)));
        TIntervals[]? ofFour = null;
        List<TMeasure> measures = [];
        // The level of two subsets borrows from that of four, so the smaller training sets come first.
        foreach (var level in levels.Reverse())
        {
            if (level.Subsets == 2 && ofFour is null)
                continue;
            List<(TParts Parts, TIntervals Intervals)> rotations = [];
            foreach (var rotation in Rotations)
            {
                var parts = partsOf(level, rotation);
                rotations.Add((parts, intervalsOf(
                    parts, level.Subsets == 2 ? ofFour![rotation] : null, work.PointsOf(rotation).Units)));
            }
            if (level.Subsets == 4)
                ofFour = [.. rotations.Select(one => one.Intervals)];
            measures.Insert(0, measure(level, rotations, work.AllUnits(plan.Units.Rotations)));
        }
        return measures;
    }

    // Of classes in float32, which is what networks said and half the memory; values keep the file's digits.
    ErrorDecomposition Squared(TreeLevel level, int rotation)
    {
        var points = work.PointsOf(rotation);
        return points.IsClassification
            ? SquaredErrorDecomposition.Of<float>(
                Gathered(level, rotation, points.Outputs, Rounded, out var shape), shape, points.Targets)
            : SquaredErrorDecomposition.Of<double>(
                Gathered(level, rotation, points.Outputs, work.Predictions, out shape), shape, points.Targets);
    }

    float[] Rounded(DiagnosisKey key) => Array.ConvertAll(work.Predictions(key), said => (float)said);

    ErrorDecomposition CrossEntropy(TreeLevel level, int rotation) => CrossEntropyDecomposition.Of<float>(
        Gathered(level, rotation, work.PointsOf(rotation).Outputs, work.Outputs, out var shape), shape,
        work.PointsOf(rotation).Labels);

    ZeroOneDecomposition ZeroOne(TreeLevel level, int rotation)
    {
        var points = work.PointsOf(rotation);
        return ZeroOneDecomposition.Of(
            Gathered(
                level, rotation, 1, key => Metrics.Predicted(work.Predictions(key), points.Outputs), out var shape),
            shape, points.Labels, points.Outputs);
    }

    T[] Gathered<T>(TreeLevel level, int rotation, int outputs, Func<DiagnosisKey, T[]> said, out PredictionShape shape)
    {
        var (seeds, repartitions) = (plan.Design.SeedsAt(level.Number), plan.Repartitions);
        shape = new(work.PointsOf(rotation).Count, outputs, level.Subsets, seeds, repartitions);
        var (all, place) = (new T[shape.Count], 0);
        for (var r = 1; r <= repartitions; r++)
            for (var k = 0; k < level.Subsets; k++)
                for (var s = 0; s < seeds; s++)
                {
                    var own = said(new(chosen, rotation, level.Number, r, k, s));
                    own.CopyTo(all, place);
                    place += own.Length;
                }
        return all;
    }
}

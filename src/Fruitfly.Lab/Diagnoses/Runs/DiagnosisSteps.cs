using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>The steps of one diagnosis: choose the network, train it on every part of the tree, try the actions, and
/// measure.</summary>
sealed class DiagnosisSteps(DiagnosisPlan plan, DiagnosisWork work)
{
    static readonly double[] Factors = [2, 4, 10];
    internal const int EnsembleMembers = 5;

    readonly DiagnosisKeys _keys = plan.Keys;

    public DiagnosisOutcome Run()
    {
        var capacity = LossesOf(plan.Widths);
        if (TargetVariance() is var variance && variance <= 0)
            throw new DiagnosisException("the target is the same in every row that judges: there is nothing to learn.");
        var chosen = plan.ChoosesWidth ? capacity.Variants[Best(capacity)] : plan.Given;
        var (widths, network) = (new CapacityMeasure(plan, capacity, chosen), new ChosenNetwork(plan, work, chosen));
        var levels = plan.HasTree ? Levels(chosen) : [];
        var curve = plan.HasTree ? CurveOf(widths, levels) : null;
        var forecast = curve is null || TooFewGroups ? null : LearningForecast.Of(curve);
        var error = widths.Error;
        var seedVariance = network.SeedVariance() is var seeds && seeds.High <= error.High ? seeds
            : seeds with { High = error.High };
        var noise = NoiseMeasure.Of(
            [.. Rotations.Select(rotation => (work.PointsOf(rotation), network.MeanOf(rotation)))],
            error.High);
        var (dataVariance, full) = FullSize(error, seedVariance, levels, noise);
        var labels = network.Labels();
        work.Suspects = labels?.Rows ?? [];
        var actions = new ActionMeasures(plan, chosen, error.Value, LossesOf)
            .Of(widths, seedVariance, forecast, labels, Factors, EnsembleMembers);
        return new(plan, chosen, error, network.WrongShare(), seedVariance, widths.Errors, levels, curve, forecast,
            dataVariance, full, noise, labels, actions)
        {
            TargetVariance = variance,
        };
    }

    /// <summary>What can be drawn before there is an answer, of the trials that have ended.</summary>
    /// <returns>null where there is nothing to draw</returns>
    public EarlyCurves? BeforeAnswer()
    {
        Variant[] ended = [.. plan.Widths.Where(width => work.Take(_keys.Whole(width)))];
        if (ended.Length == 0)
            return null;
        var losses = LossesOf(ended);
        var best = plan.ChoosesWidth ? ended[Best(losses)] : plan.Given;
        var isChosen = ended.Length == plan.Widths.Count;
        var levels = isChosen && plan.HasTree
            ? plan.UsedLevels.Skip(1).Where(level => work.Take(_keys.Subsets(best, level.Number))) : [];
        return new(new CapacityMeasure(plan, losses, ended.Contains(best) ? best : ended[0]).Errors,
            [.. Levels(best, levels)]);
    }

    /// <summary>The trials that a plan comes to, if the pilot chooses the widest of the middle widths at every
    /// level.</summary>
    public static IEnumerable<DiagnosisKey> Expected(DiagnosisPlan plan)
    {
        var (keys, widths) = (plan.Keys, plan.Widths);
        var chosen = plan.ChoosesWidth ? widths[widths.Count * 2 / 3] : plan.Given;
        foreach (var variant in widths.Concat(plan.Regularized(chosen))
            .Concat(DiagnosisPlan.OtherLengths(chosen)))
            foreach (var key in keys.Whole(variant))
                yield return key;
        if (!plan.HasTree)
            yield break;
        foreach (var level in plan.UsedLevels.Skip(1))
        {
            if (plan.ChoosesWidth)
                foreach (var key in keys.Choosing(widths, level.Number))
                    yield return key;
            foreach (var key in keys.Subsets(chosen, level.Number))
                yield return key;
        }
    }

    IEnumerable<int> Rotations => Enumerable.Range(0, plan.Units.Rotations);

    bool TooFewGroups => plan.Units.By == Data.Tables.SplitUnit.Groups
        && plan.Units.Pool < DiagnosisPlan.LeastGroupsToForecast;

    VariantLosses LossesOf(IReadOnlyList<Variant> variants)
    {
        work.Train(variants.SelectMany(variant => _keys.Whole(variant)));
        var losses = new List<double>();
        foreach (var variant in variants)
            for (var seed = 0; seed < plan.Design.Seeds; seed++)
                foreach (var rotation in Rotations)
                    losses.AddRange(LossOf(new(variant, rotation, 0, DiagnosisKeys.Pilot, 0, seed)));
        return new(variants, plan.Design.Seeds, [.. losses], AllUnits());
    }

    double[] LossOf(DiagnosisKey key) => work.PointsOf(key.Rotation).Losses(work.Predictions(key));

    int[] AllUnits()
    {
        var units = new List<int>();
        foreach (var rotation in Rotations)
        {
            var (own, offset) = (work.PointsOf(rotation).Units, units.Count == 0 ? 0 : units.Max() + 1);
            units.AddRange(own.Select(unit => unit + offset));
        }
        return [.. units];
    }

    static int Best(VariantLosses losses) =>
        Enumerable.Range(0, losses.Variants.Count).MinBy(losses.MeanOf);

    List<LevelMeasure> Levels(Variant chosen)
    {
        work.Train(plan.UsedLevels.Skip(1).SelectMany(level => _keys.Subsets(chosen, level.Number)));
        return Levels(chosen, plan.UsedLevels.Skip(1));
    }

    List<LevelMeasure> Levels(Variant chosen, IEnumerable<TreeLevel> levels)
    {
        Dictionary<int, ErrorIntervals>? ofFour = null;
        List<LevelMeasure> measures = [];
        // The level of two subsets borrows from that of four, so the smaller training sets come first.
        foreach (var level in levels.Reverse())
        {
            if (level.Subsets == 2 && ofFour is null)
                continue;
            List<(ErrorDecomposition Parts, ErrorIntervals Intervals)> rotations = [];
            Dictionary<int, ErrorIntervals> intervals = [];
            foreach (var rotation in Rotations)
            {
                var parts = Decomposition(chosen, level, rotation);
                intervals[rotation] = parts.Intervals(
                    level.Subsets == 2 ? ofFour![rotation] : null, work.PointsOf(rotation).Units);
                rotations.Add((parts, intervals[rotation]));
            }
            if (level.Subsets == 4)
                ofFour = intervals;
            measures.Insert(0, LevelMeasure.Of(level, rotations, AllUnits()));
        }
        return measures;
    }

    ErrorDecomposition Decomposition(Variant chosen, TreeLevel level, int rotation)
    {
        var points = work.PointsOf(rotation);
        var (seeds, repartitions) = (plan.Design.SeedsAt(level.Number), plan.Design.Repartitions);
        var shape = new PredictionShape(points.Count, points.Outputs, level.Subsets, seeds, repartitions);
        var predictions = new double[shape.Count];
        var place = 0;
        for (var r = 1; r <= repartitions; r++)
            for (var k = 0; k < level.Subsets; k++)
                for (var s = 0; s < seeds; s++)
                {
                    var said = work.Predictions(new(chosen, rotation, level.Number, r, k, s));
                    said.CopyTo(predictions, place);
                    place += said.Length;
                }
        return SquaredErrorDecomposition.Of<double>(predictions, shape, points.Targets);
    }

    /// <summary>The error of the procedure, which chooses a width at every size: on one half of the points for the
    /// other.</summary>
    LearningCurve? CurveOf(CapacityMeasure widths, IReadOnlyList<LevelMeasure> levels)
    {
        var (choices, units) = (new LevelChoice(plan, work), AllUnits());
        List<LearningLevel> sizes = [widths.Level(levels)];
        foreach (var level in plan.UsedLevels.Skip(1))
            sizes.Add(choices.Level(level));
        // Where no training set errs, nothing varies and there is nothing to fit.
        return sizes.Count < 2 || sizes.Any(size => !(size.TrainingPart > 0)) ? null : LearningCurve.Of(sizes, units);
    }

    (VarianceExtrapolation? Variance, FullSizeTable? Full) FullSize(
        GainInterval error, SeedVariance seeds, IReadOnlyList<LevelMeasure> levels, NoiseMeasure noise)
    {
        SizedVariance[] sized = [.. levels.Select(level => level.Sized).OfType<SizedVariance>()];
        if (sized.Length < 2)
            return (null, null);
        var variance = VarianceExtrapolation.To(plan.Units.Pool, sized);
        variance = variance with { High = Math.Min(variance.High, error.High) };
        return (variance, new(new(error.Value, error.Low, error.High), new(seeds.Estimate, seeds.Low, seeds.High),
            new(variance.Estimate, variance.Low, variance.High), noise.Most));
    }

    double TargetVariance()
    {
        var all = Rotations.Select(work.PointsOf).ToList();
        var outputs = all[0].Outputs;
        double[] targets = [.. all.SelectMany(points => points.Targets)];
        return Enumerable.Range(0, outputs).Sum(output =>
            Moments.Of([.. targets.Where((_, i) => i % outputs == output)]).Variance);
    }
}

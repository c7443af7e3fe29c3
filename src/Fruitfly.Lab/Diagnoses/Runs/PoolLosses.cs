using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>What networks lose that were trained on the whole pool.</summary>
sealed class PoolLosses(DiagnosisPlan plan, DiagnosisWork work)
{
    readonly DiagnosisKeys _keys = plan.Keys;

    IEnumerable<int> Rotations => Enumerable.Range(0, plan.Units.Rotations);

    /// <summary>Trains the variants, each from every seed, where they were not trained yet.</summary>
    public VariantLosses Of(IReadOnlyList<Variant> variants, JudgedLoss loss = JudgedLoss.Squared)
    {
        work.Train(variants.SelectMany(_keys.Whole));
        List<double> losses = [];
        foreach (var variant in variants)
            for (var seed = 0; seed < plan.Design.Seeds; seed++)
                foreach (var rotation in Rotations)
                    losses.AddRange(work.Losses(new(variant, rotation, 0, DiagnosisKeys.Pilot, 0, seed), loss));
        return new(variants, plan.Design.Seeds, [.. losses], work.AllUnits(plan.Units.Rotations));
    }

    /// <summary>By how much a variant errs less than the same guess for every row: the mean of the targets, of classes
    /// their shares.</summary>
    public GainInterval OverGuessing(VariantLosses losses, Variant variant)
    {
        var all = Rotations.Select(work.PointsOf).ToList();
        var (outputs, count, mean) = (all[0].Outputs, all.Sum(points => points.Count), new double[all[0].Outputs]);
        foreach (var (place, target) in all.SelectMany(points => points.Targets).Index())
            mean[place % outputs] += target / count;
        double[] guessed = [.. all.SelectMany(points => points.Losses(
            [.. Enumerable.Range(0, points.Targets.Length).Select(place => mean[place % outputs])]))];
        var (number, differences) = (losses.Variants.ToList().IndexOf(variant), new List<double>());
        for (var seed = 0; seed < losses.Seeds; seed++)
            for (var point = 0; point < guessed.Length; point++)
                differences.Add(guessed[point] - losses[number, seed][point]);
        return GainInterval.Of([.. differences], losses.Seeds, losses.Units);
    }

    /// <summary>The variance of the target in the judging points, summed over outputs; exactly 0 where all are
    /// equal.</summary>
    public double TargetVariance()
    {
        var all = Rotations.Select(work.PointsOf).ToList();
        var outputs = all[0].Outputs;
        double[] targets = [.. all.SelectMany(points => points.Targets)];
        var (sum, values) = (0.0, new double[targets.Length / outputs]);
        for (var output = 0; output < outputs; output++)
        {
            for (var point = 0; point < values.Length; point++)
                values[point] = targets[point * outputs + output];
            if (values.AsSpan().ContainsAnyExcept(values[0]))
                sum += Moments.Of(values).Variance;
        }
        return sum;
    }
}

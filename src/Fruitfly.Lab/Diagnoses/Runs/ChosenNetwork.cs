using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>What the network that is judged says, trained on the whole pool from several seeds.</summary>
sealed class ChosenNetwork(DiagnosisPlan plan, DiagnosisWork work, Variant chosen)
{
    IEnumerable<int> Rotations => Enumerable.Range(0, plan.Units.Rotations);

    IEnumerable<DiagnosisKey> Seeds(int rotation) => Enumerable.Range(0, plan.Design.Seeds)
        .Select(seed => new DiagnosisKey(chosen, rotation, 0, DiagnosisKeys.Pilot, 0, seed));

    /// <summary>The part of its error that comes from the seed, at this training set.</summary>
    /// <param name="most">the upper end of the error: a part is never more than the whole</param>
    public SeedVariance SeedVariance(JudgedLoss loss, double most)
    {
        SeedVariance[] rotations = [.. Rotations.Select(rotation => Variance(loss, rotation))];
        // Pools that share most of their rows: the mean is no steadier than one of them.
        return new(rotations.Average(one => one.Estimate), rotations.Average(one => one.Low),
            Math.Min(most, rotations.Average(one => one.High)), rotations.Average(one => one.StandardError),
            plan.Design.Seeds);
    }

    SeedVariance Variance(JudgedLoss loss, int rotation)
    {
        var points = work.PointsOf(rotation);
        var shape = new PredictionShape(points.Count, points.Outputs, seeds: plan.Design.Seeds);
        return loss == JudgedLoss.CrossEntropy
            ? Measurement.Decomposition.SeedVariance.OfCrossEntropy<float>(
                [.. Seeds(rotation).SelectMany(work.Outputs)], shape, points.Units)
            : Measurement.Decomposition.SeedVariance.OfSquaredError<double>(
                [.. Seeds(rotation).SelectMany(work.Predictions)], shape, points.Units);
    }

    /// <summary>The mean of what its networks say of the points of a rotation.</summary>
    public double[] MeanOf(int rotation)
    {
        var mean = new double[work.PointsOf(rotation).Targets.Length];
        foreach (var key in Seeds(rotation))
        {
            var said = work.Predictions(key);
            for (var i = 0; i < mean.Length; i++)
                mean[i] += said[i] / plan.Design.Seeds;
        }
        return mean;
    }

    /// <summary>What the last layer of one of its networks is given of the points of a rotation,
    /// <c>[points × units]</c>; null where that would be too much.</summary>
    public double[]? HiddenOf(int rotation)
    {
        if (!plan.ShowsHidden(chosen))
            return null;
        var keys = plan.Keys.Hidden(chosen).ToList();
        work.Train(keys);
        return Array.ConvertAll(work.Outputs(keys[rotation]), value => (double)value);
    }

    /// <summary>What the class of the mean probability of several networks gains on the share of wrong classes, and
    /// how many there are: fewer where there are too few seeds.</summary>
    public (GainInterval Gain, int Members) Ensemble(int most)
    {
        var members = Math.Min(most, plan.Design.Seeds - 1);
        var all = Rotations.Select(work.PointsOf).ToList();
        double[][] said = [.. Enumerable.Range(0, plan.Design.Seeds).Select(seed => (double[])
            [.. Rotations.SelectMany(rotation => work.Predictions(Seeds(rotation).ElementAt(seed)))])];
        return (EnsembleGain.OnWrong(said, all[0].Outputs, [.. all.SelectMany(points => points.Labels)], members,
            work.AllUnits(plan.Units.Rotations)), members);
    }

    /// <summary>Labels that it contradicts where it was not trained on them; null where there are none, or rows are in
    /// order of time.</summary>
    public LabelMeasure? Labels()
    {
        if (plan.File.Table.Classes < 2 || plan.Units.By == SplitUnit.Time)
            return null;
        var keys = DiagnosisKeys.OutOfSample(chosen).ToList();
        work.Train(keys);
        List<double> probabilities = [];
        List<int> labels = [], rows = [];
        foreach (var rotation in keys.GroupBy(key => key.Rotation))
        {
            double[][] said = [.. rotation.Select(work.Predictions)];
            probabilities.AddRange(Enumerable.Range(0, said[0].Length).Select(i => said.Average(one => one[i])));
            labels.AddRange(work.PointsOf(rotation.Key).Labels);
            rows.AddRange(work.JudgesOf(rotation.Key));
        }
        return LabelMeasure.Of([.. probabilities], [.. labels], rows, plan.File.Table.Classes);
    }

    /// <summary>Opens the test set for one network of this kind.</summary>
    /// <param name="validated">the error on the judging rows</param>
    public FinalTest Final(GainInterval validated)
    {
        var key = DiagnosisKeys.Final(chosen);
        work.Train([key]);
        double[] bySeed = [.. Seeds(0).Select(seed => work.Losses(seed, JudgedLoss.Squared).Average())];
        var deviation = Math.Sqrt(bySeed.Sum(one => Math.Pow(one - bySeed.Average(), 2)) / (bySeed.Length - 1));
        var points = work.PointsOf(key);
        return FinalTest.Of(work.Losses(key, JudgedLoss.Squared),
            points.IsClassification ? work.Losses(key, JudgedLoss.Wrong) : [], points.Units, validated, deviation,
            work.OpenedBefore(key));
    }
}

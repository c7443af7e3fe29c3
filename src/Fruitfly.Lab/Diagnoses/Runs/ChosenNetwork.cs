using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>What the network that is judged says, trained on the whole pool from several seeds.</summary>
sealed class ChosenNetwork(DiagnosisPlan plan, DiagnosisWork work, Variant chosen)
{
    IEnumerable<int> Rotations => Enumerable.Range(0, plan.Units.Rotations);

    /// <summary>The part of its error that comes from the seed, at this training set.</summary>
    public SeedVariance SeedVariance()
    {
        SeedVariance[] rotations =
        [
            .. Rotations.Select(rotation =>
            {
                var points = work.PointsOf(rotation);
                double[] predictions = [.. Enumerable.Range(0, plan.Design.Seeds).SelectMany(seed =>
                    work.Predictions(new(chosen, rotation, 0, DiagnosisKeys.Pilot, 0, seed)))];
                return Measurement.Decomposition.SeedVariance.OfSquaredError<double>(predictions,
                    new PredictionShape(points.Count, points.Outputs, seeds: plan.Design.Seeds), points.Units);
            }),
        ];
        // Pools that share most of their rows: the mean is no steadier than one of them.
        return new(rotations.Average(one => one.Estimate), rotations.Average(one => one.Low),
            rotations.Average(one => one.High), rotations.Average(one => one.StandardError), plan.Design.Seeds);
    }

    /// <summary>The mean of what its networks say of the points of a rotation.</summary>
    public double[] MeanOf(int rotation)
    {
        var mean = new double[work.PointsOf(rotation).Targets.Length];
        for (var seed = 0; seed < plan.Design.Seeds; seed++)
        {
            var said = work.Predictions(new(chosen, rotation, 0, DiagnosisKeys.Pilot, 0, seed));
            for (var i = 0; i < mean.Length; i++)
                mean[i] += said[i] / plan.Design.Seeds;
        }
        return mean;
    }

    /// <summary>The share of wrong classes; null where targets are values.</summary>
    public Proportion? WrongShare()
    {
        if (plan.File.Table.Classes == 0)
            return null;
        var (wrong, judged) = (0.0, 0);
        foreach (var rotation in Rotations)
        {
            var points = work.PointsOf(rotation);
            judged += points.Count;
            for (var seed = 0; seed < plan.Design.Seeds; seed++)
            {
                var said = Metrics.Predicted(
                    work.Predictions(new(chosen, rotation, 0, DiagnosisKeys.Pilot, 0, seed)), points.Outputs);
                wrong += said.Zip(points.Labels).Count(pair => pair.First != pair.Second) / (double)plan.Design.Seeds;
            }
        }
        return Proportion.Wilson(wrong / judged, judged, 0.9);
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
}

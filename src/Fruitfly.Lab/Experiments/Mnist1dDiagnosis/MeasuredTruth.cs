using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement;
using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Lab.Experiments.Mnist1dDiagnosis;

/// <summary>What the error at one size consists of, from data sets that share nothing: nothing is
/// extrapolated.</summary>
/// <param name="WrongShares">of each data set the share of points whose class was wrong, mean over networks</param>
sealed record MeasuredTruth(int Size, ErrorDecomposition Parts, IReadOnlyList<double> WrongShares)
{
    const int LeastDataSets = 3;

    /// <summary>Data sets whose training diverged are left out.</summary>
    /// <returns>null where too few are left</returns>
    public static MeasuredTruth? Of(
        int size, JudgingPoints points, IReadOnlyList<IReadOnlyList<double>?> predictions)
    {
        var whole = predictions.OfType<IReadOnlyList<double>>().ToList();
        if (whole.Count < LeastDataSets)
            return null;
        var shape = new PredictionShape(
            points.Count, points.Outputs, subsets: whole.Count, seeds: DiagnosisTrainings.NetworksOfTruth);
        return new(size,
            SquaredErrorDecomposition.Of<double>([.. whole.SelectMany(one => one)], shape, points.Targets),
            [.. whole.Select(one => WrongShare([.. one], points))]);
    }

    /// <summary>Of a part of the error, one value for each data set whose mean is the estimate and whose spread gives
    /// its interval: the jackknife's pseudo-values (Tukey 1958).</summary>
    public static double[] Values(TreeStatistic part)
    {
        var without = part.Without(0).ToArray();
        return Array.ConvertAll(without, other => without.Length * part.Estimate - (without.Length - 1) * other);
    }

    static double WrongShare(double[] predictions, JudgingPoints points) =>
        Metrics.Predicted(predictions, points.Outputs)
            .Where((said, i) => said != points.Labels[i % points.Count]).Count()
        / (double)(predictions.Length / points.Outputs);
}

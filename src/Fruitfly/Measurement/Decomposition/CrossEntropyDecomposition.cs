using System.Numerics;

namespace Fruitfly.Measurement.Decomposition;

/// <summary>Cross entropy, in nats, cut into bias and noise, variance from the data and variance from the
/// seed.</summary>
/// <remarks>The one mean that makes a clean sum is that of log probabilities: with g their mean over networks, the
/// variance is −log Σ exp g, and what is left of the loss is the cross entropy of the normalized exp g (Heskes 1998 and
/// 2025, arXiv 2501.18581; Pfau 2025, arXiv 2511.08789). For finitely many networks it is too small; the jackknife
/// takes that off: over the seeds of a subset for the seed's part, over subsets for the whole. An ensemble that
/// averages log probabilities loses exactly the variance; the gain of one that averages probabilities must be
/// measured.</remarks>
public static class CrossEntropyDecomposition
{
    /// <param name="logits">or log probabilities, laid out as <paramref name="shape"/> says; their log softmax is taken
    /// in float64, unclipped</param>
    /// <param name="labels"><c>[points]</c></param>
    /// <returns>NaN where a logit is, infinite where a label's probability is 0</returns>
    /// <exception cref="ArgumentException">fewer than two subsets, a label that is no class, or sizes that
    /// differ</exception>
    public static ErrorDecomposition Of<T>(
        ReadOnlySpan<T> logits, PredictionShape shape, ReadOnlySpan<int> labels)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.Check(logits.Length, labels.Length, 1);
        shape.NeedSubsets(2);
        ClassLabels.Check(labels, shape.Outputs);
        var parts = new LevelParts(shape);
        var point = new CrossEntropyPoint(shape);
        for (var r = 0; r < shape.Repartitions; r++)
            for (var p = 0; p < shape.Points; p++)
            {
                point.Read(logits, r, p, labels[p]);
                var all = point.Parts();
                parts.AddPoint(p, all);
                parts.AddRepartition(r, all, 1.0 / shape.Points);
                for (var k = 0; k < shape.Subsets; k++)
                    parts.AddWithout(r, k, point.Parts(k), 1.0 / shape.Points);
            }
        return parts.ToDecomposition();
    }
}

namespace Fruitfly.Measurement;

/// <summary>The area under the receiver operating characteristic: how often an example of a class gets a larger
/// probability of it than one of another, equal ones counting half (Mann and Whitney).</summary>
static class RankingMetrics
{
    /// <param name="probabilities"><c>[examples × classes]</c></param>
    public static ScoredExamples Score(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int classes, int rarest)
    {
        var byExample = new double[labels.Length];
        var (sum, count) = (0.0, 0);
        var scores = new double[labels.Length];
        var isOfClass = new bool[labels.Length];
        for (var k = classes == 2 ? 1 : 0; k < classes; k++)
        {
            for (var i = 0; i < scores.Length; i++)
                (scores[i], isOfClass[i]) = (probabilities[i * classes + k], labels[i] == k);
            var area = Area(scores, isOfClass, byExample);
            if (double.IsNaN(area))
                continue;
            (sum, count) = (sum + area, count + 1);
        }
        for (var i = 0; i < byExample.Length; i++)
            byExample[i] /= count; // NaN where no class has examples within and without
        return new(Metric.Auc, sum / count, byExample, rarest);
    }

    /// <param name="byExample">gets the area plus each example's influence on it added: how often an example of the
    /// class lies above the others, or another below those of the class, as DeLong's placements say</param>
    /// <returns>NaN where all examples are of the class, or none</returns>
    static double Area(double[] scores, bool[] isOfClass, double[] byExample)
    {
        var within = isOfClass.Count(one => one);
        var without = scores.Length - within;
        if (within == 0 || without == 0)
            return double.NaN;
        int[] order = [.. Enumerable.Range(0, scores.Length)];
        Array.Sort([.. scores], order);
        var placements = new double[scores.Length];
        var (withinBelow, withoutBelow) = (0, 0);
        for (var (start, end) = (0, 0); start < order.Length; start = end)
        {
            var (withinHere, withoutHere) = (0, 0);
            for (end = start; end < order.Length && scores[order[end]] == scores[order[start]]; end++)
                if (isOfClass[order[end]])
                    withinHere++;
                else
                    withoutHere++;
            for (var i = start; i < end; i++)
                placements[order[i]] = isOfClass[order[i]]
                    ? (withoutBelow + 0.5 * withoutHere) / without
                    : (within - withinBelow - 0.5 * withinHere) / within;
            (withinBelow, withoutBelow) = (withinBelow + withinHere, withoutBelow + withoutHere);
        }
        var area = 0.0;
        for (var i = 0; i < placements.Length; i++)
            area += isOfClass[i] ? placements[i] : 0;
        area /= within; // at last, so that a perfect order gives 1 and not a little more
        for (var i = 0; i < placements.Length; i++)
            byExample[i] += area + (placements[i] - area) * placements.Length / (isOfClass[i] ? within : without);
        return area;
    }
}

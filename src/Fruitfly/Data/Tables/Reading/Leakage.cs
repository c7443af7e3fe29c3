using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Looks for columns that alone predict the target almost perfectly. Each number predicts by its nearest
/// neighbour and each level by its majority, both cross-validated: every other row says, the rest is asked. A value is
/// predicted where ranks correlate.</summary>
static class Leakage
{
    const int MostRows = 10_000, FewestRows = 20, FewestErrors = 3;
    const double ShareOfBase = 0.02, Correlated = 0.999;

    public static IEnumerable<TableWarning> In(TableRows rows, TableSchema schema)
    {
        if (rows.Count < FewestRows)
            yield break;
        var step = (rows.Count + MostRows - 1) / MostRows;
        int[] places = [.. Enumerable.Range(0, rows.Count).Where(row => row % step == 0)];
        var (some, sample) = (rows.Select(places), rows.Inputs.Select(places));
        double[] values = new double[places.Length], targets = some.Values?.ToDoubles() ?? [];
        var features = schema.ToFeatures();
        foreach (var column in features.Index().GroupBy(feature => feature.Item.Column))
        {
            var keys = new double[places.Length];
            foreach (var (feature, part) in column)
            {
                sample.CopyFeature(feature, values);
                for (var i = 0; i < keys.Length; i++)
                    keys[i] = part.Part == FeaturePart.Value ? values[i] : keys[i] + values[i] * (feature + 1);
            }
            var name = DataFileException.Quote(TableNames.Of(schema, column.Key));
            if (targets.Length == 0)
            {
                if (Suspicion(keys, some.Labels, rows.Classes) is { } error)
                    yield return new(TableWarningKind.Leakage, FormattableString.Invariant(
                        $"Column '{name}' alone predicts the target: {100 * error:0.##} % of the predictions are wrong. If it is not known before the target is, leave it out."),
                        TableNames.Of(schema, column.Key));
            }
            else if (features[column.First().Index].Part == FeaturePart.Value
                && RankCorrelation(keys, targets) is var rank && Math.Abs(rank) >= Correlated)
                yield return new(TableWarningKind.Leakage, FormattableString.Invariant(
                    $"Column '{name}' alone predicts the target: their ranks correlate with {rank:0.0000}. If it is not known before the target is, leave it out."),
                    TableNames.Of(schema, column.Key));
        }
    }

    /// <summary>The share of wrong predictions where it is suspiciously small; null where it is not.</summary>
    static double? Suspicion(double[] keys, int[] labels, int classes)
    {
        var counts = new int[classes];
        foreach (var label in labels)
            counts[label]++;
        var wrongAlways = labels.Length - counts.Max();
        if (wrongAlways < FewestErrors)
            return null;
        var wrong = Wrong(keys, labels, classes, 0) + Wrong(keys, labels, classes, 1);
        return wrong <= ShareOfBase * wrongAlways ? (double)wrong / labels.Length : null;
    }

    /// <summary>How many rows of one half are predicted wrongly by the other half.</summary>
    static int Wrong(double[] keys, int[] labels, int classes, int half)
    {
        int[] teachers = [.. Enumerable.Range(0, keys.Length).Where(row => row % 2 == half).OrderBy(row => keys[row])];
        // One entry for each key: its majority.
        var (known, majority, counts) = (new List<double>(), new List<int>(), new int[classes]);
        for (var start = 0; start < teachers.Length;)
        {
            var (end, best) = (start, labels[teachers[start]]);
            for (; end < teachers.Length && keys[teachers[end]].Equals(keys[teachers[start]]); end++)
                if (++counts[labels[teachers[end]]] > counts[best])
                    best = labels[teachers[end]];
            known.Add(keys[teachers[start]]);
            majority.Add(best);
            for (; start < end; start++)
                counts[labels[teachers[start]]] = 0;
        }
        var wrong = 0;
        for (var row = 1 - half; row < keys.Length; row += 2)
            wrong += majority[Nearest(known, keys[row])] == labels[row] ? 0 : 1;
        return wrong;
    }

    static int Nearest(List<double> sorted, double key)
    {
        var place = sorted.BinarySearch(key);
        if (place >= 0)
            return place;
        place = ~place;
        if (place == sorted.Count)
            return place - 1;
        return place > 0 && key - sorted[place - 1] <= sorted[place] - key ? place - 1 : place;
    }

    /// <summary>Spearman's, over the rows that have a number; 0 where either is constant.</summary>
    static double RankCorrelation(double[] keys, double[] targets)
    {
        int[] known = [.. Enumerable.Range(0, keys.Length).Where(row => !double.IsNaN(keys[row]))];
        if (known.Length < FewestRows)
            return 0;
        var (x, y) = (Ranks(known, keys), Ranks(known, targets));
        double xy = 0, xx = 0, yy = 0, middle = (known.Length - 1) / 2.0;
        for (var i = 0; i < x.Length; i++)
        {
            xy += (x[i] - middle) * (y[i] - middle);
            xx += (x[i] - middle) * (x[i] - middle);
            yy += (y[i] - middle) * (y[i] - middle);
        }
        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : 0;
    }

    // Equal values share the mean of their ranks.
    static double[] Ranks(int[] rows, double[] values)
    {
        int[] order = [.. Enumerable.Range(0, rows.Length).OrderBy(i => values[rows[i]])];
        var ranks = new double[rows.Length];
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && values[rows[order[end]]] == values[rows[order[start]]])
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + end - 1) / 2.0;
            start = end;
        }
        return ranks;
    }
}

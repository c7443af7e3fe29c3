using System.Numerics;

namespace Fruitfly.Data.Tables;

/// <summary>Finds rows that agree in every feature, by hashes of 64 bits.</summary>
static class RepeatedRows
{
    public static IEnumerable<TableWarning> In(TableRows rows)
    {
        var (inputs, targets) = (Hashes(rows), Targets(rows));
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        Array.Sort(inputs, order); // inputs are in order now, and order says which rows they are of
        var (duplicates, contradictions) = (0, 0);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && inputs[end] == inputs[start])
                end++;
            if (end > start + 1)
            {
                var different = order[start..end].Select(row => targets[row]).Distinct().Count();
                duplicates += end - start - different;
                contradictions += different > 1 ? end - start : 0;
            }
            start = end;
        }
        if (duplicates > 0)
            yield return new(TableWarningKind.Duplicates, FormattableString.Invariant(
                $"{duplicates:N0} of {rows.Count:N0} rows {(duplicates == 1 ? "repeats another" : "repeat others")} in every feature and the target; a random split puts copies on both sides."));
        if (contradictions > 0)
            yield return new(TableWarningKind.Contradictions, FormattableString.Invariant(
                $"{contradictions:N0} of {rows.Count:N0} rows agree with others in every feature and have another target; no network can learn them all."));
    }

    /// <summary>Of each row the first one that agrees with it in every feature and the target, which may be
    /// itself.</summary>
    public static int[] FirstOfEach(TableRows rows)
    {
        var (hashes, targets) = (Hashes(rows), Targets(rows));
        var outputs = hashes.Length == 0 ? 1 : targets.Length / hashes.Length;
        var first = new Dictionary<ulong, int>(hashes.Length);
        var places = new int[hashes.Length];
        for (var row = 0; row < places.Length; row++)
        {
            for (var output = 0; output < outputs; output++)
                hashes[row] = Mixed(hashes[row], targets[row * outputs + output]);
            places[row] = first.TryAdd(hashes[row], row) ? row : first[hashes[row]];
        }
        return places;
    }

    /// <summary>A number for each row, the same for those that agree in every feature.</summary>
    public static int[] ByInputs(TableRows rows)
    {
        var known = new Dictionary<ulong, int>();
        return Array.ConvertAll(Hashes(rows), hash => known.TryAdd(hash, known.Count) ? known.Count - 1 : known[hash]);
    }

    static ulong[] Hashes(TableRows rows)
    {
        var (hashes, values) = (new ulong[rows.Count], new double[rows.Count]);
        for (var feature = 0; feature < rows.Features; feature++)
        {
            rows.Inputs.CopyFeature(feature, values);
            for (var row = 0; row < hashes.Length; row++)
                hashes[row] = Mixed(hashes[row], values[row]);
        }
        return hashes;
    }

    static double[] Targets(TableRows rows) => rows.Values is null
        ? Array.ConvertAll(rows.Labels, label => (double)label) : rows.Values.ToDoubles();

    // The finalizer of SplitMix64 (Steele, Lea & Flood 2014) over what came before and the bits of the value.
    static ulong Mixed(ulong hash, double value)
    {
        var bits = BitOperations.RotateLeft(hash, 23)
            + BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? double.NaN : value + 0.0) + 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}

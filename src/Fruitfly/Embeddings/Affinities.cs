using Fruitfly.Threads;

namespace Fruitfly.Embeddings;

/// <summary>How much points belong together: the symmetric joint probabilities p_ij of t-SNE, which sum to 1, of pairs
/// of neighbours only.</summary>
public sealed class Affinities
{
    /// <summary>Points in a part that a thread takes.</summary>
    const int PartSize = 256;

    readonly int[] _starts, _columns;
    readonly double[] _values;

    Affinities(int[] starts, int[] columns, double[] values) =>
        (_starts, _columns, _values) = (starts, columns, values);

    public int Points => _starts.Length - 1;

    /// <summary>Pairs with an affinity, each counted from both sides.</summary>
    public int Pairs => _columns.Length;

    /// <summary>The points that a point belongs together with, ascending.</summary>
    public ReadOnlySpan<int> Partners(int point) => _columns.AsSpan(_starts[point].._starts[point + 1]);

    /// <summary>p_ij of those points, in their order.</summary>
    public ReadOnlySpan<double> Of(int point) => _values.AsSpan(_starts[point].._starts[point + 1]);

    /// <summary>p_ij = (p_j|i + p_i|j) / 2n, where the p_j|i of the neighbours j of i are a Gaussian of their distance,
    /// as wide as the perplexity asks for (van der Maaten and Hinton 2008).</summary>
    /// <param name="neighbors">3 × the perplexity is usual: those further away count next to nothing</param>
    /// <param name="perplexity">how many neighbours count, from 1 to below their number</param>
    /// <exception cref="ArgumentOutOfRangeException">the perplexity does not suit the number of neighbours</exception>
    public static Affinities FromPerplexity(NeighborLists neighbors, double perplexity, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(neighbors);
        if (!(perplexity >= 1 && perplexity < neighbors.Count))
            throw new ArgumentOutOfRangeException(
                nameof(perplexity), perplexity,
                FormattableString.Invariant(
                    $"With {neighbors.Count} neighbours a perplexity can be from 1 to below {neighbors.Count}."));
        var conditional = new double[neighbors.Points * neighbors.Count];
        using var team = new ThreadTeam(threads);
        team.Run((neighbors.Points + PartSize - 1) / PartSize, (part, _) =>
        {
            for (var i = part * PartSize; i < Math.Min(neighbors.Points, (part + 1) * PartSize); i++)
                PerplexityCalibration.Calibrate(
                    neighbors.SquaredDistances(i), perplexity,
                    conditional.AsSpan(i * neighbors.Count, neighbors.Count));
        });
        return Symmetrize(neighbors, conditional);
    }

    /// <summary>Each row holds the point's own neighbours, and those that have it for a neighbour.</summary>
    static Affinities Symmetrize(NeighborLists neighbors, double[] conditional)
    {
        var n = neighbors.Points;
        var (columns, values) = (new int[2 * conditional.Length], new double[2 * conditional.Length]);
        var starts = new int[n + 1];
        for (var i = 0; i < n; i++)
            starts[i + 1] += neighbors.Count;
        for (var i = 0; i < n; i++)
            foreach (var j in neighbors.Of(i))
                starts[j + 1]++;
        for (var i = 0; i < n; i++)
            starts[i + 1] += starts[i];
        var filled = starts.AsSpan(0, n).ToArray();
        for (var i = 0; i < n; i++)
            for (var k = 0; k < neighbors.Count; k++)
            {
                var j = neighbors.Of(i)[k];
                var half = conditional[i * neighbors.Count + k] / (2.0 * n);
                (columns[filled[i]], values[filled[i]++]) = (j, half);
                (columns[filled[j]], values[filled[j]++]) = (i, half);
            }
        return Merge(starts, columns, values);
    }

    /// <summary>Sorts each row and adds what is there twice.</summary>
    static Affinities Merge(int[] starts, int[] columns, double[] values)
    {
        var end = 0;
        for (var i = 0; i + 1 < starts.Length; i++)
        {
            var (first, behind) = (starts[i], starts[i + 1]);
            Array.Sort(columns, values, first, behind - first);
            starts[i] = end;
            for (var at = first; at < behind; at++)
                if (end > starts[i] && columns[end - 1] == columns[at])
                    values[end - 1] += values[at];
                else
                    (columns[end], values[end++]) = (columns[at], values[at]);
        }
        starts[^1] = end;
        return new Affinities(starts, columns[..end], values[..end]);
    }
}

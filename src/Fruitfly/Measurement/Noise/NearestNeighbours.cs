using System.Numerics.Tensors;

namespace Fruitfly.Measurement.Noise;

/// <summary>The nearest other rows of each row, exactly, by Euclidean distance. Of equally distant ones the one with
/// the smaller index comes first.</summary>
/// <remarks>Distances to a block of rows come from one float32 matrix product, as ‖a‖² + ‖b‖² − 2a·b; whatever may be
/// near enough, given the rounding of that sum, is measured again in float64. Memory: the rows in float64 and float32
/// once more, and the neighbours.</remarks>
public sealed class NearestNeighbours
{
    readonly int[] _indices;
    readonly double[] _squaredDistances;

    NearestNeighbours(int[] indices, double[] squaredDistances, int rows, double closeness) =>
        (_indices, _squaredDistances, Rows, Count, Closeness) =
            (indices, squaredDistances, rows, indices.Length / rows, closeness);

    public int Rows { get; }

    /// <summary>Neighbours of each row.</summary>
    public int Count { get; }

    /// <summary>How near the nearest are: √(mean squared distance to the nearest / mean squared distance of two rows).
    /// It grows with the number of features; above 0.2 the nearest are not near. 0 where all rows are equal.</summary>
    public double Closeness { get; }

    /// <summary>The neighbours of a row, the nearest first.</summary>
    public ReadOnlySpan<int> Of(int row) => _indices.AsSpan(row * Count, Count);

    /// <summary>The squared distances to them.</summary>
    public ReadOnlySpan<double> SquaredDistances(int row) => _squaredDistances.AsSpan(row * Count, Count);

    /// <param name="inputs"><c>[rows × features]</c>; standardize them first, so that units of measurement do not
    /// decide what is near</param>
    /// <param name="count">neighbours of each row</param>
    /// <param name="sets">the set of each row, such as those judged by the same networks: a row's neighbours are of its
    /// own set. Empty: all rows are one set</param>
    /// <exception cref="ArgumentException">rows that are not full, a set with too few of them, or an input that is not
    /// finite</exception>
    public static NearestNeighbours Find(
        ReadOnlySpan<double> inputs, int features, int count = 1, ReadOnlySpan<int> sets = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (inputs.IsEmpty || inputs.Length % features != 0)
            throw new ArgumentException($"{inputs.Length} inputs do not fill rows of {features}.", nameof(inputs));
        var rows = inputs.Length / features;
        if (!sets.IsEmpty && sets.Length != rows)
            throw new ArgumentException($"{sets.Length} sets are not those of {rows} rows.", nameof(sets));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * count, Array.MaxLength, nameof(count));
        if (!TensorPrimitives.IsFiniteAll(inputs))
            throw new ArgumentException("An input is not a finite number.", nameof(inputs));
        var (indices, distances) = (new int[rows * count], new double[rows * count]);
        var (nearest, pairwise) = (0.0, 0.0);
        foreach (var members in Members(sets, rows))
        {
            if (members.Length <= count)
                throw new ArgumentException(
                    $"{members.Length} rows do not have {count} neighbours each.", nameof(count));
            var gathered = Gather(inputs, features, members);
            var search = new NeighbourSearch(gathered, features, members.Length, count);
            search.Run();
            for (var i = 0; i < members.Length; i++)
                for (var n = 0; n < count; n++)
                {
                    indices[members[i] * count + n] = members[search.Indices[i * count + n]];
                    distances[members[i] * count + n] = search.SquaredDistances[i * count + n];
                }
            for (var i = 0; i < members.Length; i++)
                nearest += search.SquaredDistances[i * count];
            pairwise += members.Length * search.MeanPairwise;
        }
        return new(indices, distances, rows, pairwise > 0 ? Math.Sqrt(nearest / pairwise) : 0);
    }

    static List<int[]> Members(ReadOnlySpan<int> sets, int rows)
    {
        if (sets.IsEmpty)
            return [[.. Enumerable.Range(0, rows)]];
        var members = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < rows; i++)
            if (members.TryGetValue(sets[i], out var known))
                known.Add(i);
            else
                members[sets[i]] = [i];
        return [.. members.Values.Select(list => list.ToArray())];
    }

    static double[] Gather(ReadOnlySpan<double> inputs, int features, int[] members)
    {
        var gathered = new double[members.Length * features];
        for (var i = 0; i < members.Length; i++)
            inputs.Slice(members[i] * features, features).CopyTo(gathered.AsSpan(i * features));
        return gathered;
    }
}

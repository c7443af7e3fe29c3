namespace Fruitfly.Embeddings;

/// <summary>The nearest neighbours of each of n points among the others, the nearest first.</summary>
public sealed class NeighborLists
{
    readonly int[] _neighbors;
    readonly double[] _distances;

    /// <param name="neighbors"><c>[points × count]</c></param>
    /// <param name="squaredDistances"><c>[points × count]</c></param>
    internal NeighborLists(int count, int[] neighbors, double[] squaredDistances) =>
        (Count, _neighbors, _distances) = (count, neighbors, squaredDistances);

    /// <summary>Neighbours of a point.</summary>
    public int Count { get; }

    public int Points => _neighbors.Length / Count;

    /// <summary>The neighbours of a point, the nearest first; of those at one distance, the
    /// one with the lower number.</summary>
    public ReadOnlySpan<int> Of(int point) => _neighbors.AsSpan(point * Count, Count);

    /// <summary>|x_i − x_j|² of the neighbours of a point, in their order.</summary>
    public ReadOnlySpan<double> SquaredDistances(int point) => _distances.AsSpan(point * Count, Count);
}

namespace Fruitfly.Embeddings;

/// <summary>The classifier that asks the nearest neighbours.</summary>
public static class NeighborVote
{
    /// <summary>The share of points whose class most of their k nearest neighbours have; of classes with equally many,
    /// the one whose neighbour is nearest wins. No point votes for itself.</summary>
    /// <param name="labels"><c>[points]</c></param>
    /// <param name="k">from 1 to the neighbours that are known</param>
    /// <returns>from 0 to 1</returns>
    /// <exception cref="ArgumentException">k is out of its range, or there are not as many labels as points</exception>
    public static double Accuracy(NeighborLists neighbors, ReadOnlySpan<int> labels, int k)
    {
        ArgumentNullException.ThrowIfNull(neighbors);
        if (k < 1 || k > neighbors.Count)
            throw new ArgumentOutOfRangeException(nameof(k), k,
                $"k is from 1 to {neighbors.Count}, the neighbours that are known.");
        if (labels.Length != neighbors.Points)
            throw new ArgumentException($"There are {labels.Length} labels for {neighbors.Points} points.",
                nameof(labels));
        var right = 0;
        for (var i = 0; i < labels.Length; i++)
            if (Winner(neighbors.Of(i)[..k], labels) == labels[i])
                right++;
        return (double)right / labels.Length;
    }

    static int Winner(ReadOnlySpan<int> neighbors, ReadOnlySpan<int> labels)
    {
        var (winner, most) = (-1, 0);
        foreach (var neighbor in neighbors)
        {
            if (labels[neighbor] == winner)
                continue;
            var votes = 0;
            foreach (var other in neighbors)
                if (labels[other] == labels[neighbor])
                    votes++;
            if (votes > most) // the nearer class is counted first
                (winner, most) = (labels[neighbor], votes);
        }
        return winner;
    }
}

using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>Two halves of the judging points: what is chosen on one is measured on the other.</summary>
static class PointHalves
{
    /// <summary>Whether each point is in the first half. Points of one unit are in one half.</summary>
    /// <param name="units"><c>[points]</c>; empty where every point is its own</param>
    public static bool[] Of(int points, IReadOnlyList<int> units, ulong seed = 0)
    {
        int[] numbers = [.. units.Count == 0 ? Enumerable.Range(0, points) : units];
        int[] order = [.. numbers.Distinct()];
        RandomStream.For(seed, StreamPurpose.Bootstrap).Shuffle(order.AsSpan());
        var first = order.Take(order.Length / 2).ToHashSet();
        return Array.ConvertAll(numbers, first.Contains);
    }
}

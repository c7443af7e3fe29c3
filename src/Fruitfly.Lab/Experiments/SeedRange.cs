namespace Fruitfly.Lab.Experiments;

/// <summary>The seeds of repetitions, which follow one another.</summary>
public static class SeedRange
{
    /// <param name="first">the first seed</param>
    public static IReadOnlyList<ulong> From(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        return [.. Enumerable.Range(0, count).Select(seed => (ulong)first + (ulong)seed)];
    }
}

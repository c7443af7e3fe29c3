namespace Fruitfly.Reports.Charts;

/// <summary>Places for labels beside line ends: as near to their lines as the space between labels allows.</summary>
static class EndLabels
{
    /// <summary>The share of the axis that a line of text takes on the smallest screen.</summary>
    public const double Gap = 0.065;

    /// <summary>Pushes <paramref name="places"/> (0 to 1, any order) apart to at least <see cref="Gap"/>, each group of
    /// touching labels centred on its lines, all within the axis where they fit.</summary>
    public static IReadOnlyList<double> Spread(IReadOnlyList<double> places)
    {
        var order = Enumerable.Range(0, places.Count).OrderBy(i => places[i]).ThenBy(i => i).ToList();
        var groups = new List<(int Count, double Sum)>();
        foreach (var i in order)
        {
            groups.Add((1, places[i]));
            while (groups.Count > 1 && Bottom(groups[^1]) < Bottom(groups[^2]) + groups[^2].Count * Gap)
            {
                var merged = (groups[^2].Count + groups[^1].Count, groups[^2].Sum + groups[^1].Sum);
                groups.RemoveRange(groups.Count - 2, 2);
                groups.Add(merged);
            }
        }
        var spread = new double[places.Count];
        var next = 0;
        foreach (var group in groups)
            for (var k = 0; k < group.Count; k++)
                spread[order[next++]] = Bottom(group) + k * Gap;
        return spread;
    }

    static double Bottom((int Count, double Sum) group) =>
        Math.Clamp(group.Sum / group.Count - (group.Count - 1) * Gap / 2, 0, Math.Max(0, 1 - (group.Count - 1) * Gap));
}

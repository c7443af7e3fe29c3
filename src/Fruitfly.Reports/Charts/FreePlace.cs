namespace Fruitfly.Reports.Charts;

/// <summary>Where along a vertical line there is most room for its label: between the lines that
/// cross it, or pass close by.</summary>
static class FreePlace
{
    /// <summary>The share of the horizontal axis that two lines of text take in a small panel; they stand
    /// to the left of the vertical.</summary>
    const double Width = 0.1;

    const int Looks = 9;

    /// <param name="lines">each from left to right, as places on both axes, 0 to 1</param>
    /// <param name="x">of the vertical, as a place</param>
    /// <param name="length">of the label, as a share of the vertical axis</param>
    /// <returns>the middle of the label in the largest gap, as a place on the vertical axis; never
    /// does it reach beyond the axis</returns>
    public static double Along(IEnumerable<IReadOnlyList<(double X, double Y)>> lines, double x, double length)
    {
        double[] looks = [.. Enumerable.Range(0, Looks).Select(k => x - Width * k / (Looks - 1))];
        var taken = lines.SelectMany(line => looks.Select(at => At(line, at))).OfType<double>()
            .Select(y => Math.Clamp(y, 0, 1))
            .Append(0).Append(1).Order().ToList();
        var (low, high) = taken.Zip(taken.Skip(1)).MaxBy(gap => gap.Second - gap.First);
        return Math.Clamp((low + high) / 2, Math.Min(0.5, length / 2), Math.Max(0.5, 1 - length / 2));
    }

    // Null where the line is not.
    static double? At(IReadOnlyList<(double X, double Y)> line, double x)
    {
        for (var k = 0; k + 1 < line.Count; k++)
            if (line[k].X <= x && x <= line[k + 1].X && line[k].X < line[k + 1].X)
                return line[k].Y + (line[k + 1].Y - line[k].Y) * (x - line[k].X) / (line[k + 1].X - line[k].X);
        return null;
    }
}

namespace Fruitfly.Web.Experiments;

/// <summary>Where a line peaks and dips between its ends. Of several peaks it is the one that stands out most: from
/// which one has to descend furthest before a higher place is reached.</summary>
/// <param name="Places">where it was measured, in ascending order</param>
/// <param name="Values">the means there</param>
/// <param name="Peak">null where nothing between the ends stands out from its neighbours</param>
/// <param name="Dip">null likewise</param>
sealed record LineExtremes(
    string Name, IReadOnlyList<double> Places, IReadOnlyList<double> Values, PlaceOnLine? Peak, PlaceOnLine? Dip,
    PlaceOnLine Highest, PlaceOnLine Lowest)
{
    /// <summary>What stands out by less of the range of the line is taken for noise.</summary>
    const double Noise = 0.05;

    public static LineExtremes Of(string name, IReadOnlyList<(double X, double Y)> points)
    {
        double[] values = [.. points.Select(point => point.Y)];
        return new(
            name, [.. points.Select(point => point.X)], values, At(MostProminent(values)),
            At(MostProminent([.. values.Select(value => -value)])),
            At(Array.IndexOf(values, values.Max()))!, At(Array.IndexOf(values, values.Min()))!);

        PlaceOnLine? At(int place) => place < 0 ? null : new(points[place].X, points[place].Y);
    }

    static int MostProminent(double[] values)
    {
        var (best, least) = (-1, Noise * (values.Max() - values.Min()));
        for (var i = 1; i < values.Length - 1; i++)
        {
            var prominence = values[i] - Math.Max(Foot(values, i, -1), Foot(values, i, 1));
            if (prominence > least)
                (best, least) = (i, prominence);
        }
        return best;
    }

    /// <summary>The lowest value on the way from a place to where the line is higher, or to its end.</summary>
    static double Foot(double[] values, int from, int step)
    {
        var foot = values[from];
        for (var i = from + step; i >= 0 && i < values.Length && values[i] <= values[from]; i += step)
            foot = Math.Min(foot, values[i]);
        return foot;
    }
}

sealed record PlaceOnLine(double X, double Value);

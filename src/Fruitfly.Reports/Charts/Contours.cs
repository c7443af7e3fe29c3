namespace Fruitfly.Reports.Charts;

/// <summary>Lines of equal value over a grid, by marching squares with linear
/// interpolation along the cells' edges.</summary>
public static class Contours
{
    /// <param name="x">columns' places, ascending</param>
    /// <param name="y">rows' places, ascending</param>
    /// <param name="values">[row, column]; a cell with a corner that is not finite has no line</param>
    /// <returns>polylines; a closed one ends where it begins</returns>
    /// <exception cref="ArgumentException">the grid's size does not fit the places</exception>
    public static IReadOnlyList<IReadOnlyList<CurvePoint>> Of(
        IReadOnlyList<double> x, IReadOnlyList<double> y, double[,] values, double level)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.GetLength(0) != y.Count || values.GetLength(1) != x.Count)
            throw new ArgumentException(
                $"The grid has {values.GetLength(0)} × {values.GetLength(1)} values, but there are {y.Count} rows " +
                $"and {x.Count} columns.", nameof(values));
        var next = new Dictionary<Edge, List<Edge>>();
        for (var row = 0; row + 1 < y.Count; row++)
            for (var column = 0; column + 1 < x.Count; column++)
                foreach (var (from, to) in Segments(values, row, column, level))
                {
                    Add(from, to);
                    Add(to, from);
                }
        var lines = new List<IReadOnlyList<CurvePoint>>();
        // Lines that leave the grid are followed from their ends; what remains is closed.
        foreach (var start in next.Keys.OrderBy(edge => next[edge].Count).ThenBy(edge => edge).ToList())
            while (next[start].Count > 0)
                lines.Add([.. Follow(start).Select(edge => Cross(edge))]);
        return lines;

        void Add(Edge from, Edge to)
        {
            if (!next.TryGetValue(from, out var neighbours))
                next[from] = neighbours = [];
            neighbours.Add(to);
        }

        IEnumerable<Edge> Follow(Edge at)
        {
            yield return at;
            while (next[at] is { Count: > 0 } neighbours)
            {
                var to = neighbours[0];
                neighbours.RemoveAt(0);
                next[to].Remove(at);
                yield return at = to;
            }
        }

        CurvePoint Cross(Edge edge)
        {
            var (row, column) = edge.IsVertical ? (edge.Row + 1, edge.Column) : (edge.Row, edge.Column + 1);
            double from = values[edge.Row, edge.Column], to = values[row, column];
            var share = (level - from) / (to - from);
            return new(x[edge.Column] + share * (x[column] - x[edge.Column]),
                y[edge.Row] + share * (y[row] - y[edge.Row]));
        }
    }

    static IEnumerable<(Edge From, Edge To)> Segments(double[,] values, int row, int column, double level)
    {
        double a = values[row, column], b = values[row, column + 1], c = values[row + 1,
            column + 1], d = values[row + 1, column];
        if (!double.IsFinite(a + b + c + d))
            yield break;
        Edge bottom = new(row, column, false), right = new(row, column + 1, true), top = new(row + 1, column,
            false), left = new(row, column, true);
        var above = (a > level ? 1 : 0) | (b > level ? 2 : 0) | (c > level ? 4 : 0) | (d > level ? 8 : 0);
        // At a saddle the mean of the corners tells which of the two pairs is connected.
        var isMiddleAbove = (a + b + c + d) / 4 > level;
        switch (above)
        {
            case 1 or 14: yield return (left, bottom); break;
            case 2 or 13: yield return (bottom, right); break;
            case 3 or 12: yield return (left, right); break;
            case 4 or 11: yield return (right, top); break;
            case 6 or 9: yield return (bottom, top); break;
            case 7 or 8: yield return (left, top); break;
            case 5 or 10:
                var isAroundA = above == 5 != isMiddleAbove;
                yield return isAroundA ? (left, bottom) : (left, top);
                yield return isAroundA ? (right, top) : (bottom, right);
                break;
        }
    }

    /// <summary>From the grid's point (row, column) to the next one up or to the right.</summary>
    readonly record struct Edge(int Row, int Column, bool IsVertical) : IComparable<Edge>
    {
        public int CompareTo(Edge other) =>
            (Row, Column, IsVertical).CompareTo((other.Row, other.Column, other.IsVertical));
    }
}

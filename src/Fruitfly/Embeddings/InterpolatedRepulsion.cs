using Fruitfly.Threads;

namespace Fruitfly.Embeddings;

/// <summary>The forces interpolated on a grid: each point spreads its charge over 4 × 4 nodes by cubic B-splines, a
/// <see cref="GridConvolution"/> sums over the nodes, and the same splines read the forces (Linderman et al. 2019, who
/// interpolate by polynomials of degree 2 in boxes of length 1).</summary>
/// <remarks>With nodes h apart the error is of the order h⁴: some 2 % of a force where h is 1/2, its largest value
/// while points span no more than 500. h is as small as the grid allows; it changes in steps of a quarter octave, so
/// that the kernel's transform is seldom computed again.</remarks>
sealed class InterpolatedRepulsion(PlanarPoints points, ThreadTeam team) : Repulsion(points)
{
    const int FewestNodes = 64, MostNodes = 1024;

    /// <summary>Nodes at each edge that are left free: splines reach beyond their points.</summary>
    const int Margin = 4;

    const double WidestSpacing = 0.5, Step = 1.189207115002721; // 2^(1/4)

    GridConvolution _grid = new(FewestNodes, team);
    Action<int, int>? _read;
    double _left, _bottom, _spacing;

    public override double Compute()
    {
        Place();
        Spread();
        var weights = _grid.Run(_spacing);
        team.Run(Points.Parts, _read ??= Read);
        return weights - Points.Count;
    }

    /// <summary>Lays the grid over the points.</summary>
    void Place()
    {
        double left = Points.X[0], right = left, bottom = Points.Y[0], top = bottom;
        foreach (var x in Points.X)
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
        foreach (var y in Points.Y)
            (bottom, top) = (Math.Min(bottom, y), Math.Max(top, y));
        var span = Math.Max(right - left, top - bottom);
        var nodes = FewestNodes;
        while (nodes < MostNodes && span > WidestSpacing * (nodes - 2 * Margin))
            nodes *= 2;
        if (nodes != _grid.Nodes)
            _grid = new GridConvolution(nodes, team);
        var needed = Math.Max(span, 1e-9) / (nodes - 2 * Margin);
        _spacing = WidestSpacing * Math.Pow(Step, Math.Ceiling(Math.Log(needed / WidestSpacing, Step) + 1e-9));
        (_left, _bottom) = (left - (Margin - 1) * _spacing, bottom - (Margin - 1) * _spacing);
    }

    void Spread()
    {
        var charges = _grid.Charges;
        charges.Clear();
        for (var i = 0; i < Points.Count; i++)
        {
            var (across, along) = (Spline.At((Points.X[i] - _left) / _spacing),
                Spline.At((Points.Y[i] - _bottom) / _spacing));
            for (var row = 0; row < 4; row++)
            {
                var nodes = charges.Slice((across.Node + row) * _grid.Nodes + along.Node, 4);
                var weight = across[row];
                for (var column = 0; column < 4; column++)
                    nodes[column] += weight * along[column];
            }
        }
    }

    void Read(int part, int thread)
    {
        var (first, end) = Points.Part(part);
        for (var i = first; i < end; i++)
        {
            var (across, along) = (Spline.At((Points.X[i] - _left) / _spacing),
                Spline.At((Points.Y[i] - _bottom) / _spacing));
            var (x, y) = (0.0, 0.0);
            for (var row = 0; row < 4; row++)
            {
                var from = (across.Node + row) * _grid.Nodes + along.Node;
                ReadOnlySpan<double> xs = _grid.First.Slice(from, 4), ys = _grid.Second.Slice(from, 4);
                var (sumX, sumY) = (0.0, 0.0);
                for (var column = 0; column < 4; column++)
                {
                    sumX += along[column] * xs[column];
                    sumY += along[column] * ys[column];
                }
                x += across[row] * sumX;
                y += across[row] * sumY;
            }
            (Forces.X[i], Forces.Y[i]) = (x, y);
        }
    }

    /// <summary>The cubic B-spline around a place, in units of the nodes' distance: the first of four
    /// nodes, and the weight of each.</summary>
    readonly record struct Spline(int Node, double A, double B, double C, double D)
    {
        public double this[int node] => node switch { 0 => A, 1 => B, 2 => C, _ => D };

        public static Spline At(double place)
        {
            var node = (int)place;
            var t = place - node;
            var (u, square) = (1 - t, t * t);
            return new(
                node - 1, u * u * u / 6, (3 * square * t - 6 * square + 4) / 6,
                (1 + 3 * t + 3 * square - 3 * square * t) / 6, square * t / 6);
        }
    }
}

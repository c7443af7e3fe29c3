using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Fruitfly.Threads;

namespace Fruitfly.Embeddings;

/// <summary>All pairs, eight at once: n² operations, for some thousand points the fastest way too.</summary>
sealed class ExactRepulsion : Repulsion
{
    const int PartSize = 32;

    readonly ThreadTeam _team;
    readonly double[] _weights;
    readonly Action<int, int> _part;

    public ExactRepulsion(PlanarPoints points, ThreadTeam team) : base(points)
    {
        _team = team;
        _weights = new double[(points.Count + PartSize - 1) / PartSize];
        _part = ComputePart;
    }

    public override double Compute()
    {
        _team.Run(_weights.Length, _part);
        var sum = 0.0;
        foreach (var weight in _weights)
            sum += weight;
        return sum;
    }

    void ComputePart(int part, int thread)
    {
        var sum = 0.0;
        for (var i = part * PartSize; i < Math.Min(Points.Count, (part + 1) * PartSize); i++)
            sum += ComputePoint(i);
        _weights[part] = sum;
    }

    double ComputePoint(int i)
    {
        ReadOnlySpan<double> xs = Points.X, ys = Points.Y;
        var (x, y) = (xs[i], ys[i]);
        var vx = MemoryMarshal.Cast<double, Vector512<double>>(xs);
        var vy = MemoryMarshal.Cast<double, Vector512<double>>(ys);
        var (xi, yi) = (Vector512.Create(x), Vector512.Create(y));
        var (sums, fx, fy) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        for (var j = 0; j < vx.Length; j++)
        {
            var (dx, dy) = (xi - vx[j], yi - vy[j]);
            var w = Vector512<double>.One / (Vector512<double>.One + dx * dx + dy * dy);
            sums += w;
            fx += w * w * dx;
            fy += w * w * dy;
        }
        var (sum, forceX, forceY) = (Vector512.Sum(sums), Vector512.Sum(fx), Vector512.Sum(fy));
        for (var j = vx.Length * Vector512<double>.Count; j < xs.Length; j++)
        {
            var (dx, dy) = (x - xs[j], y - ys[j]);
            var w = 1 / (1 + dx * dx + dy * dy);
            sum += w;
            forceX += w * w * dx;
            forceY += w * w * dy;
        }
        (Forces.X[i], Forces.Y[i]) = (forceX, forceY);
        return sum - 1; // with itself a point has the weight 1 and no force
    }
}

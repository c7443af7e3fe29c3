using Fruitfly.Threads;

namespace Fruitfly.Embeddings;

/// <summary>The forces by which points that belong together pull each other closer.</summary>
sealed class Attraction
{
    readonly Affinities _affinities;
    readonly PlanarPoints _points;
    readonly ThreadTeam _team;
    readonly double[] _divergences;
    readonly Action<int, int> _pull, _measure;

    public Attraction(Affinities affinities, PlanarPoints points, ThreadTeam team)
    {
        (_affinities, _points, _team) = (affinities, points, team);
        Forces = new PlanarPoints(points.Count);
        _divergences = new double[points.Parts];
        (_pull, _measure) = (Pull, Measure);
    }

    /// <summary>Σ_j p_ij w_ij (y_i − y_j) with w_ij = 1/(1 + |y_i − y_j|²), after <see cref="Compute"/>.</summary>
    public PlanarPoints Forces { get; }

    public void Compute() => _team.Run(_points.Parts, _pull);

    /// <summary>The Kullback-Leibler divergence Σ p_ij ln(p_ij / q_ij) with q_ij = w_ij / Z, over the pairs that have
    /// an affinity: so openTSNE computes it.</summary>
    /// <param name="weights">Z = Σ over i ≠ j of w_ij</param>
    public double Divergence(double weights)
    {
        _team.Run(_points.Parts, _measure);
        var sum = 0.0;
        foreach (var part in _divergences)
            sum += part;
        return sum + Math.Log(weights); // the p_ij sum to 1
    }

    void Pull(int part, int thread)
    {
        var (first, end) = _points.Part(part);
        double[] xs = _points.X, ys = _points.Y;
        for (var i = first; i < end; i++)
        {
            var (x, y, forceX, forceY) = (xs[i], ys[i], 0.0, 0.0);
            var partners = _affinities.Partners(i);
            var values = _affinities.Of(i);
            for (var k = 0; k < partners.Length; k++)
            {
                var (dx, dy) = (x - xs[partners[k]], y - ys[partners[k]]);
                var force = values[k] / (1 + dx * dx + dy * dy);
                forceX += force * dx;
                forceY += force * dy;
            }
            (Forces.X[i], Forces.Y[i]) = (forceX, forceY);
        }
    }

    void Measure(int part, int thread)
    {
        var (first, end) = _points.Part(part);
        var sum = 0.0;
        for (var i = first; i < end; i++)
        {
            var partners = _affinities.Partners(i);
            var values = _affinities.Of(i);
            for (var k = 0; k < partners.Length; k++)
            {
                var (dx, dy) = (_points.X[i] - _points.X[partners[k]], _points.Y[i] - _points.Y[partners[k]]);
                if (values[k] > 0) // 0 ln 0 = 0
                    sum += values[k] * Math.Log(values[k] * (1 + dx * dx + dy * dy));
            }
        }
        _divergences[part] = sum;
    }
}

using Fruitfly.Threads;

namespace Fruitfly.Embeddings;

/// <summary>Moves points downhill on the divergence: gradient descent with momentum, and with a gain for each
/// coordinate that grows while it keeps its direction (Jacobs 1988). Iterations allocate nothing.</summary>
sealed class TsneDescent
{
    const double LowestGain = 0.01;

    readonly PlanarPoints _points;
    readonly Attraction _attraction;
    readonly Repulsion _repulsion;
    readonly ThreadTeam _team;
    readonly PlanarPoints _steps, _gains, _sums;
    readonly Action<int, int> _move, _center;
    readonly double _longestStep;
    double _exaggeration, _rate, _momentum, _weights;

    public TsneDescent(
        Affinities affinities, PlanarPoints points, Repulsion repulsion, double longestStep, ThreadTeam team)
    {
        (_points, _repulsion, _longestStep, _team) = (points, repulsion, longestStep, team);
        _attraction = new Attraction(affinities, points, team);
        (_steps, _gains, _sums) = (new(points.Count), new(points.Count), new(points.Parts));
        _gains.X.AsSpan().Fill(1);
        _gains.Y.AsSpan().Fill(1);
        (_move, _center) = (Move, Center);
    }

    /// <summary>Begins a phase, without momentum.</summary>
    public void Begin(double exaggeration, double rate, double momentum)
    {
        (_exaggeration, _rate, _momentum) = (exaggeration, rate, momentum);
        _steps.X.AsSpan().Clear();
        _steps.Y.AsSpan().Clear();
    }

    /// <summary>The forces where the points are.</summary>
    public void Evaluate()
    {
        _weights = _repulsion.Compute();
        _attraction.Compute();
    }

    /// <summary>The divergence there, without exaggeration.</summary>
    public double Divergence() => _attraction.Divergence(_weights);

    /// <summary>A quarter of the gradient of the divergence in a coordinate of a point, with exaggeration e:
    /// ∂C/∂y_i = 4 Σ_j (e p_ij − q_ij) w_ij (y_i − y_j) (van der Maaten and Hinton 2008).</summary>
    public (double X, double Y) Gradient(int point) => (
        _exaggeration * _attraction.Forces.X[point] - _repulsion.Forces.X[point] / _weights,
        _exaggeration * _attraction.Forces.Y[point] - _repulsion.Forces.Y[point] / _weights);

    /// <summary>Moves the points by the forces, and their mean to the origin.</summary>
    public void Step()
    {
        _team.Run(_points.Parts, _move);
        _team.Run(_points.Parts, _center);
    }

    void Move(int part, int thread)
    {
        var (first, end) = _points.Part(part);
        var (sumX, sumY) = (0.0, 0.0);
        for (var i = first; i < end; i++)
        {
            var (gradientX, gradientY) = Gradient(i);
            var x = Next(gradientX, _steps.X[i], ref _gains.X[i]);
            var y = Next(gradientY, _steps.Y[i], ref _gains.Y[i]);
            var length = Math.Sqrt(x * x + y * y);
            if (length > _longestStep)
                (x, y) = (x / length * _longestStep, y / length * _longestStep);
            (_steps.X[i], _steps.Y[i]) = (x, y);
            _points.X[i] += x;
            _points.Y[i] += y;
            sumX += _points.X[i];
            sumY += _points.Y[i];
        }
        (_sums.X[part], _sums.Y[part]) = (sumX, sumY);
    }

    double Next(double gradient, double step, ref double gain)
    {
        // The last step went downhill, so going on has the sign opposite to the gradient's.
        gain = Math.Sign(step) != Math.Sign(gradient) ? gain + 0.2 : gain * 0.8 + LowestGain;
        return _momentum * step - _rate * gain * gradient;
    }

    void Center(int part, int thread)
    {
        var (meanX, meanY) = (0.0, 0.0);
        foreach (var sum in _sums.X)
            meanX += sum;
        foreach (var sum in _sums.Y)
            meanY += sum;
        (meanX, meanY) = (meanX / _points.Count, meanY / _points.Count);
        var (first, end) = _points.Part(part);
        for (var i = first; i < end; i++)
        {
            _points.X[i] -= meanX;
            _points.Y[i] -= meanY;
        }
    }
}

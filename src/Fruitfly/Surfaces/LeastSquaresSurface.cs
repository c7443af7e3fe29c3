namespace Fruitfly.Surfaces;

/// <summary>L(φ) = Σ (f(x) − y)² over examples (x, y): how well a curve of two parameters fits.</summary>
public sealed class LeastSquaresSurface : LossSurface
{
    readonly double[] _x;
    readonly double[] _y;

    /// <exception cref="ArgumentException">no examples, not as many x as y, or one that is not finite</exception>
    public LeastSquaresSurface(CurveModel model, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length == 0 || x.Length != y.Length)
            throw new ArgumentException(
                $"There are {x.Length} values x and {y.Length} values y; they must be as many, and at least one.",
                nameof(y));
        for (var i = 0; i < x.Length; i++)
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]))
                throw new ArgumentException($"Example {i} is ({x[i]}, {y[i]}); both must be finite.", nameof(x));
        (Model, _x, _y) = (model, x.ToArray(), y.ToArray());
    }

    public CurveModel Model { get; }

    public ReadOnlySpan<double> X => _x;

    public ReadOnlySpan<double> Y => _y;

    public override int Examples => _x.Length;

    public override double Loss(SurfacePoint point)
    {
        var loss = 0.0;
        for (var i = 0; i < _x.Length; i++)
        {
            var difference = Model.Value(point, _x[i]) - _y[i];
            loss += difference * difference;
        }
        return loss;
    }

    public override SurfacePoint Gradient(SurfacePoint point)
    {
        var gradient = default(SurfacePoint);
        for (var i = 0; i < _x.Length; i++)
            gradient += OfExample(point, i);
        return gradient;
    }

    public override SurfacePoint Gradient(SurfacePoint point, ReadOnlySpan<int> batch)
    {
        var gradient = default(SurfacePoint);
        foreach (var i in batch)
            gradient += OfExample(point, i);
        return gradient;
    }

    SurfacePoint OfExample(SurfacePoint point, int i)
    {
        var (value, gradient) = Model.Differentiate(point, _x[i]);
        return 2 * (value - _y[i]) * gradient;
    }
}

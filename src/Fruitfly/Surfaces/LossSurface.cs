namespace Fruitfly.Surfaces;

/// <summary>A loss of two parameters, so that it can be drawn: what descent does on it can be seen (UDL 6.1).</summary>
public abstract class LossSurface
{
    /// <summary>How many examples the loss sums over; 0 where it has none, so that there are no batches.</summary>
    public virtual int Examples => 0;

    public abstract double Loss(SurfacePoint point);

    /// <summary>(∂L/∂φ₀, ∂L/∂φ₁).</summary>
    public abstract SurfacePoint Gradient(SurfacePoint point);

    /// <summary>The gradient of the loss of a batch alone: a sum over its examples, not a mean (UDL 6.2).</summary>
    /// <param name="batch">indices of examples</param>
    /// <exception cref="NotSupportedException">the loss is no sum over examples</exception>
    public virtual SurfacePoint Gradient(SurfacePoint point, ReadOnlySpan<int> batch) =>
        throw new NotSupportedException($"The loss of {GetType().Name} is no sum over examples, so it has no batches.");
}

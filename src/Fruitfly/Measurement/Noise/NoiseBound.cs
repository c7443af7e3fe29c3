namespace Fruitfly.Measurement.Noise;

/// <summary>The most noise there can be.</summary>
public static class NoiseBound
{
    /// <summary>The smallest of upper bounds, each of which holds: that of neighbours
    /// (<see cref="NeighbourNoise.MostNoise"/>), in the inputs or in the last hidden layer of a network trained on
    /// other rows, and the upper end of the smallest error of any model on rows it was not chosen on, since no model
    /// errs less than the noise. The smallest of several 95 % bounds holds a little less often than each.</summary>
    /// <exception cref="ArgumentException">none</exception>
    public static double Of(params ReadOnlySpan<double> bounds)
    {
        if (bounds.IsEmpty)
            throw new ArgumentException("A bound needs at least one candidate.", nameof(bounds));
        var least = double.PositiveInfinity;
        foreach (var bound in bounds)
            least = Math.Min(least, bound);
        return least;
    }
}

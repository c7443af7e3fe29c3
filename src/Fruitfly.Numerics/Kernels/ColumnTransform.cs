namespace Fruitfly.Numerics.Kernels;

/// <summary>y[r, c] = (x[r, c] − mean[c]) factor[c] + summand[c], or the ReLU of it: what a normalization makes of the
/// columns of a matrix.</summary>
public readonly ref struct ColumnTransform
{
    /// <param name="rectifies">whether a ReLU follows and is part of it</param>
    public ColumnTransform(
        ReadOnlySpan<float> mean, ReadOnlySpan<float> factor, ReadOnlySpan<float> summand, bool rectifies = false)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(factor.Length, mean.Length, nameof(factor));
        ArgumentOutOfRangeException.ThrowIfNotEqual(summand.Length, mean.Length, nameof(summand));
        Mean = mean;
        Factor = factor;
        Summand = summand;
        Floor = rectifies ? 0 : float.NegativeInfinity;
    }

    internal ReadOnlySpan<float> Mean { get; }

    internal ReadOnlySpan<float> Factor { get; }

    internal ReadOnlySpan<float> Summand { get; }

    /// <summary>What lies below it is raised to it, and passes no gradient.</summary>
    internal float Floor { get; }

    internal int Columns => Mean.Length;

    internal float Value(float x, int column) => (x - Mean[column]) * Factor[column] + Summand[column];
}

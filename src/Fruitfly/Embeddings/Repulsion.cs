namespace Fruitfly.Embeddings;

/// <summary>The forces by which all points of an embedding push each other away.</summary>
abstract class Repulsion(PlanarPoints points)
{
    protected PlanarPoints Points { get; } = points;

    /// <summary>Σ_j w_ij² (y_i − y_j) with w_ij = 1/(1 + |y_i − y_j|²), after <see cref="Compute"/>.</summary>
    public PlanarPoints Forces { get; } = new(points.Count);

    /// <summary>Computes the forces where the points are now.</summary>
    /// <returns>Z = Σ over i ≠ j of w_ij</returns>
    public abstract double Compute();
}

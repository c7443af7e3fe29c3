namespace Fruitfly.Embeddings;

/// <summary>Where the points of an embedding lie.</summary>
sealed class PlanarPoints(int count)
{
    public double[] X { get; } = new double[count];

    public double[] Y { get; } = new double[count];

    public int Count => X.Length;

    /// <summary>The parts that threads take, the last one smaller: always the same,
    /// so that sums have one order.</summary>
    public const int PartSize = 256;

    public int Parts => (Count + PartSize - 1) / PartSize;

    /// <summary>The first point of a part, and the one behind its last.</summary>
    public (int First, int End) Part(int part) => (part * PartSize, Math.Min(Count, (part + 1) * PartSize));
}

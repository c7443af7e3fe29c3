using System.Numerics.Tensors;

namespace Fruitfly.Embeddings;

/// <summary>Points, less their mean, as panels of some hundred points with the points as neighbours, <c>[features ×
/// points]</c>: as both factors of a product of two panels lie best.</summary>
sealed class PointPanels
{
    /// <summary>Points in a panel, fewer in the last: two panels of 784 features and their
    /// product stay in the cache.</summary>
    public const int Width = 128;

    readonly float[][] _panels;

    /// <param name="points"><c>[points × features]</c>, row-major</param>
    public PointPanels(ReadOnlySpan<float> points, int features)
    {
        (Features, Count) = (features, points.Length / features);
        var mean = Mean(points, features);
        _panels = [.. Enumerable.Range(0, (Count + Width - 1) / Width)
            .Select(panel => new float[features * WidthOf(panel)])];
        SquaredNorms = new float[Count];
        for (var i = 0; i < Count; i++)
        {
            var (panel, place, width) = (_panels[i / Width], i % Width, WidthOf(i / Width));
            var norm = 0.0;
            for (var feature = 0; feature < features; feature++)
            {
                var value = (float)(points[i * features + feature] - mean[feature]);
                panel[feature * width + place] = value;
                norm += (double)value * value;
            }
            SquaredNorms[i] = (float)norm;
        }
    }

    public int Count { get; }

    public int Features { get; }

    public int Panels => _panels.Length;

    /// <summary>|x_i|² of the points less their mean.</summary>
    public float[] SquaredNorms { get; }

    /// <summary><c>[features × points of the panel]</c></summary>
    public ReadOnlySpan<float> this[int panel] => _panels[panel];

    public int WidthOf(int panel) => Math.Min(Width, Count - panel * Width);

    static double[] Mean(ReadOnlySpan<float> points, int features)
    {
        var sums = new double[features];
        for (var first = 0; first < points.Length; first += features)
            for (var feature = 0; feature < features; feature++)
                sums[feature] += points[first + feature];
        TensorPrimitives.Divide(sums, points.Length / features, sums);
        return sums;
    }
}

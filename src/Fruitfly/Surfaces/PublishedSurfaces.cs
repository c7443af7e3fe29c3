namespace Fruitfly.Surfaces;

/// <summary>The surfaces of the notebooks of chapter 6 and 9 of Understanding Deep Learning.</summary>
public static class PublishedSurfaces
{
    /// <summary>The Gabor model and its 30 examples (notebooks 6.3, 6.4 and 9.1).</summary>
    public static LeastSquaresSurface Gabor { get; } = new(
        new GaborModel(),
        [
            -1.92, -14.22, 1.49, -1.94, -2.389, -5.09, -8.861, 3.578, -6.01, -6.995, 3.634, 0.8743, -10.96, 0.4073,
            -9.467,
            8.56, 10.62, -0.1729, 10.4, -12.61, 0.1574, -13.04, -2.156, -12.1, -11.19, 2.902, -8.22, -11.79, -8.391,
            -4.505,
        ],
        [
            -1.051, -0.02482, 0.8896, -0.4943, -0.9371, 0.4306, 0.009577, -0.07944, 0.1624, -0.2682, -0.3129, 0.8303,
            -0.02365, 0.5098, -0.2777,
            0.3367, 0.1927, -0.2222, 0.06352, 0.006888, 0.03224, 0.01091, -0.5706, -0.05258, -0.03666, 0.1709, -0.04805,
            0.2008, -0.1904, 0.5952,
        ]);

    /// <summary>The part of the Gabor model's parameters that the notebooks draw.</summary>
    public static SurfaceWindow GaborWindow { get; } = new(new(-10, 2.5), new(10, 22.5));

    /// <summary>A line through 12 examples (notebook 6.2): a convex bowl.</summary>
    public static LeastSquaresSurface Line { get; } = new(
        new LineModel(),
        [0.03, 0.19, 0.34, 0.46, 0.78, 0.81, 1.08, 1.18, 1.39, 1.60, 1.65, 1.90],
        [0.67, 0.85, 1.05, 1.00, 1.40, 1.50, 1.30, 1.54, 1.55, 1.68, 1.73, 1.60]);

    /// <summary>A part of the line's parameters with its minimum in the middle.</summary>
    public static SurfaceWindow LineWindow { get; } = new(new(0, -0.9), new(2, 1.9));

    /// <summary>L(a, b) = 1 − exp(−2 b²) exp(−(a − 0.7)² / 8): a long valley, flat along the first parameter and steep
    /// along the second (notebook 6.5).</summary>
    public static FunctionSurface Valley { get; } =
        new((a, b) => 1 - Math.Exp(-2 * b * b) * Math.Exp(-(a - 0.7) * (a - 0.7) / 8));

    /// <summary>The part of <see cref="Valley"/> that the notebook draws.</summary>
    public static SurfaceWindow ValleyWindow { get; } = new(new(-1, -1), new(1, 1));
}

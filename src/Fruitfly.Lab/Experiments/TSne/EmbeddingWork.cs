namespace Fruitfly.Lab.Experiments.TSne;

/// <summary>How long embedding a data set takes, in a unit of about a nanosecond of one core. The time left is
/// computed from it.</summary>
/// <param name="Search">looking for neighbours among all pairs</param>
/// <param name="Descent">iterating: all pairs push each other apart, or a grid does, whichever is faster</param>
/// <param name="SearchInPlane">looking for neighbours again, where there are two features</param>
readonly record struct EmbeddingWork(double Search, double Descent, double SearchInPlane)
{
    public double All => Search + Descent + SearchInPlane;

    public static EmbeddingWork Of(int points, int features) =>
        new((8 + features / 90.0) * points * points, 0.45e9 + Math.Min(333.0 * points * points, 8e9 + 0.7e6 * points),
            2.0 * points * points);

    /// <summary>Of everything that an experiment embeds.</summary>
    /// <param name="images">how many there are, and their pixels; null where there are none</param>
    public static double Of(TsneOptions options, (int Points, int Features)? images) =>
        options.Seeds * Of(options.Points, Mnist1dFeatures).All
        + (images is var (points, features) ? Of(Math.Min(options.ImagePoints, points), features).All : 0);

    const int Mnist1dFeatures = 40;
}

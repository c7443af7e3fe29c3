namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>What was published of these sweeps: one network of each width.</summary>
/// <param name="Source">as a diamond is labelled</param>
/// <param name="Points">errors in percent; a value that the source does not give is null</param>
sealed record PublishedDescent(string Source, IReadOnlyList<PublishedDescent.Point> Points)
{
    public sealed record Point(
        int Width, double TestError, double? TrainingError = null, double? TestLoss = null,
        double? TrainingLoss = null);

    /// <summary>UDL figure 8.10, read off its curves with 15 % label noise.</summary>
    static readonly PublishedDescent SlidesWithNoise = new("UDL figure 8.10",
    [
        new(4, 56.3, 59.1), new(10, 47.5, 46.7), new(14, 42.9, 43.9), new(20, 41.4, 38.8), new(30, 39.5, 32.4),
        new(40, 42.9, 25.6),
        new(50, 46.2, 18.4), new(60, 48.6, 10.1), new(69, 49.9, 4.7), new(80, 48.7), new(100, 45.8), new(120, 44.8),
        new(150, 43.2), new(200, 41.2), new(395, 35.9),
    ]);

    /// <summary>The same without label noise.</summary>
    static readonly PublishedDescent SlidesWithoutNoise = new("UDL figure 8.10",
    [
        new(4, 61.0, 54.1), new(10, 44.2, 41.1), new(14, 41.5, 33.9), new(20, 38.5, 27.6), new(30, 35.0, 15.8),
        new(40, 36.1, 7.7),
        new(50, 36.0, 0.3), new(60, 34.5), new(69, 34.0), new(80, 33.1), new(100, 30.1), new(120, 30.3), new(150, 29.3),
        new(200, 27.9), new(395, 25.0),
    ]);

    /// <summary>The outputs that the mnist1d notebook keeps.</summary>
    static readonly PublishedDescent RepositoryWithNoise = new("mnist1d notebook",
    [
        new(2, 69.59, 71.68, 1.76, 1.92), new(3, 67.5, 68.65, 1.71, 1.83), new(4, 62.55, 62.75, 1.65, 1.77),
        new(5, 57.45, 57.95, 1.47, 1.62), new(7, 54.8, 54.45, 1.42, 1.55), new(9, 48.97, 47.45, 1.34, 1.43),
        new(12, 50.28, 46.47, 1.37, 1.37), new(16, 47.24, 39.7, 1.32, 1.2), new(21, 50.84, 38.08, 1.53, 1.09),
        new(27, 50.69, 29.55, 1.66, 0.895), new(36, 52.8, 19.02, 2.5, 0.571), new(47, 54.05, 5.47, 5.7, 0.164),
        new(61, 54.02, 0, 5.79, 0.00627), new(80, 52.08, 0, 4.72, 0.00361), new(104, 50.23, 0, 3.92, 0.00257),
        new(135, 48.39, 0, 3.49, 0.00211), new(177, 47.88, 0, 3.12, 0.00184), new(230, 46.54, 0, 2.89, 0.00167),
        new(300, 45.47, 0, 2.63, 0.00155),
    ]);

    static readonly PublishedDescent RepositoryWithoutNoise = new("mnist1d notebook",
    [
        new(2, 68.53, 67.15, 1.68, 1.63), new(3, 66.83, 63.88, 1.66, 1.59), new(4, 58.27, 54.78, 1.45, 1.36),
        new(5, 61.37, 57.23, 1.54, 1.44), new(7, 54.2, 48.03, 1.38, 1.2), new(9, 49.33, 41.28, 1.31, 1.04),
        new(12, 50.08, 38.4, 1.36, 0.98), new(16, 44.55, 28.8, 1.39, 0.734), new(21, 42.63, 19.95, 1.6, 0.52),
        new(27, 41.02, 12.05, 2.31, 0.31), new(36, 41.66, 1.35, 4.16, 0.0603), new(47, 41.01, 0, 4.42, 0.00477),
        new(61, 41.24, 0, 3.78, 0.00292), new(80, 39.59, 0, 3.4, 0.00236), new(104, 38.61, 0, 3.07, 0.00179),
        new(135, 38.58, 0, 2.83, 0.00158), new(177, 38.09, 0, 2.72, 0.00142), new(230, 37.1, 0, 2.41, 0.00128),
        new(300, 37.25, 0, 2.34, 0.00119),
    ]);

    static readonly PublishedDescent ConvolutionalWithNoise = new("mnist1d notebook",
    [
        new(2, 61.2, 63.9, 1.63, 1.84), new(4, 35.78, 40.4, 1.02, 1.35), new(6, 23.87, 29.15, 0.788, 1.09),
        new(8, 21.95, 24.9, 0.691, 0.93), new(10, 19.64, 19.55, 0.624, 0.738), new(12, 23.7, 19.82, 0.756, 0.698),
        new(14, 27.74, 17.98, 0.952, 0.589), new(16, 27.29, 12.7, 0.986, 0.414), new(18, 33.8, 10.88, 1.68, 0.314),
        new(20, 32.48, 6.15, 2.14, 0.176), new(22, 31.34, 5.5, 2.72, 0.17), new(24, 32.03, 0, 3.1, 0.00194),
        new(26, 29.98, 0, 2.68, 0.0018), new(28, 32.46, 0, 3, 0.00121), new(30, 29.82, 0, 2.61, 0.00127),
        new(35, 30.17, 0, 2.56, 0.000907), new(40, 30.48, 0, 2.49, 0.000744), new(45, 30.23, 0, 2.46, 0.000644),
        new(50, 28.67, 0, 2.17, 0.000627), new(55, 28.17, 0, 2.11, 0.000602), new(60, 30.04, 0, 2.26, 0.00055),
        new(65, 28.11, 0, 1.95, 0.00054), new(70, 28.83, 0, 2.13, 0.000505), new(75, 29.44, 0, 2.05, 0.000484),
        new(80, 28.07, 0, 1.88, 0.000473), new(85, 28.12, 0, 1.87, 0.000479), new(90, 28.84, 0, 1.96, 0.000445),
        new(95, 27.38, 0, 1.8, 0.000442), new(100, 27.66, 0, 1.77, 0.000423),
    ]);

    /// <summary>Null where the recipe is not as published, and where nothing was published for this noise.</summary>
    public static PublishedDescent? Of(DescentRecipe recipe, double noise) =>
        (recipe.IsPublished, recipe.Id, noise) switch
        {
            (true, "slides", 0.15) => SlidesWithNoise,
            (true, "slides", 0) => SlidesWithoutNoise,
            (true, "repository", 0.15) => RepositoryWithNoise,
            (true, "repository", 0) => RepositoryWithoutNoise,
            (true, "convolutional", 0.15) => ConvolutionalWithNoise,
            _ => null,
        };

    /// <summary>The networks nearest to a quarter as many parameters as examples and to as many, and the widest. Those
    /// at the peak of a curve of single runs were chosen with their noise.</summary>
    public IEnumerable<Point> Landmarks(DescentRecipe recipe) =>
    [
        .. ((double[])[0.25, 1])
            .Select(share => Points.MinBy(point =>
                Math.Abs(Math.Log(recipe.Parameters(point.Width) / (share * recipe.Examples))))!)
            .Append(Points[^1]).Distinct(),
    ];
}

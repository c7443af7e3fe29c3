namespace Fruitfly.Data.Mnist1d;

/// <summary>MNIST-1D: ten hand-drawn digits as sequences of 40 values, so small that a network learns them in a second,
/// yet hard enough to tell models apart (Greydanus and Kobak, "Scaling down deep
/// learning with MNIST-1D", 2024).</summary>
public static class Mnist1d
{
    /// <summary>Makes the data set; without settings the published one, 4,000 training and 1,000 test examples. For the
    /// float64 values use <see cref="Mnist1dGenerator"/>.</summary>
    public static DataSet Generate(Mnist1dSettings? settings = null) =>
        new Mnist1dGenerator(settings ?? new()).Generate().ToDataSet();
}

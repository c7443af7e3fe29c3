namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>What was published or computed elsewhere of 50 hidden layers of 100 units, 100 inputs and
/// one output, to compare with.</summary>
static class PublishedInitialization
{
    public const int Depth = 50, Width = 100;

    /// <summary>Networks that the values from NumPy rest on, each with 200 inputs.</summary>
    public const int Networks = 200;

    /// <summary>The logarithms (base 10) of the variances, mean and standard deviation over networks drawn in NumPy: of
    /// f in the last hidden layer, and of ∂ℓ/∂f in the first.</summary>
    public static readonly IReadOnlyDictionary<double,
        (double Forward, double ForwardDeviation, double Backward, double BackwardDeviation)> NumPy =
        new Dictionary<double, (double, double, double, double)>
        {
            [0.001] = (-65.25, 0.63, -133.69, 1.45),
            [0.01] = (-15.25, 0.63, -32.69, 1.45),
            [0.02] = (-0.20, 0.63, -2.29, 1.45),
            [0.1] = (34.75, 0.63, 68.31, 1.45),
            [1] = (84.75, 0.63, 169.31, 1.45),
        };

    /// <summary>UDL figure 7.4, read off its curves: decades by which they rise a layer, forwards and (towards the
    /// output) backwards. The axis says variance.</summary>
    public static readonly IReadOnlyDictionary<double, (double Forward, double Backward)> Book =
        new Dictionary<double, (double, double)>
        {
            [0.001] = (-0.6160, 0.7136),
            [0.01] = (-0.1350, 0.1965),
            [0.02] = (-0.0063, 0.0014),
            [0.1] = (0.3583, -0.3441),
            [1] = (0.8353, -0.8689),
        };
}

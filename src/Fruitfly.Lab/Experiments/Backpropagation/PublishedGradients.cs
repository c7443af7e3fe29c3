namespace Fruitfly.Lab.Experiments.Backpropagation;

/// <summary>Notebooks 7.1 and 7.2 of Understanding Deep Learning, run in NumPy in double precision.</summary>
static class PublishedGradients
{
    public const double Output = 1.906604997729403;
    public const double Loss = 327.3709427081906;

    /// <summary>Σ |∂l/∂Ω_k| of the layers 0 to 5.</summary>
    public static readonly IReadOnlyList<double> WeightSums =
        [54.07638203, 261.05348721, 103.86370551, 182.87918202, 162.92326227, 400.33025447];

    /// <summary>Σ |∂l/∂β_k| of the layers 0 to 5.</summary>
    public static readonly IReadOnlyList<double> BiasSums =
        [45.06365169, 22.01866687, 11.43880595, 15.24573153, 5.21247446, 36.18679000];

    public const double ToyLoss = 0.13858056641470326;
    public const double ToyGradient = 5.246071430989502;
}

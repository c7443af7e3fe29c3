using Fruitfly.Data.Toy;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>All networks at once, weighted by how well they explain the examples and by a normal prior on their
/// parameters, β too, with mean 0 and variance σ_p² (UDL 9.3.5, figure 9.11; notebook 9.4).</summary>
sealed record Posterior(ToyData Data, double Noise, double PriorVariance)
{
    public const int HiddenUnits = 5;

    /// <summary>σ_p²; the notebook has 1,000.</summary>
    public static readonly IReadOnlyList<double> PriorVariances = [1000, 10, 0.1];

    double Penalty => Noise * Noise / PriorVariance;

    /// <summary>The posterior mean: least squares with the penalty σ²/σ_p².</summary>
    public HingeNetwork Mean => PenalizedFit.Of(Data, HiddenUnits, Penalty, isBiasPenalized: true);

    /// <summary>A network from the posterior: parameters from the prior, moved to the best fit of targets that were
    /// disturbed by the noise.</summary>
    public HingeNetwork Draw(RandomStream stream)
    {
        var prior = new HingeNetwork(Normal(), [.. Enumerable.Range(0, HiddenUnits).Select(_ => Normal())]);
        var disturbed = new ToyData(
            Data.Inputs,
            [.. Data.Inputs.Zip(Data.Targets, (x, y) => y + Noise * stream.NextGaussian() - prior.At(x))]);
        var moved = PenalizedFit.Of(disturbed, HiddenUnits, Penalty, isBiasPenalized: true);
        return new HingeNetwork(
            prior.Bias + moved.Bias, [.. prior.Weights.Zip(moved.Weights, (weight, change) => weight + change)]);

        double Normal() => Math.Sqrt(PriorVariance) * stream.NextGaussian();
    }
}

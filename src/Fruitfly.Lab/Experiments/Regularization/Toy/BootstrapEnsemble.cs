using Fruitfly.Data.Toy;
using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Measurement;
using Fruitfly.Networks.Hinges;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>Networks fitted to examples drawn again with replacement, and what they say together (UDL 9.3.2, figure
/// 9.7; notebook 9.3).</summary>
/// <param name="Members">notebook 9.3 has four</param>
sealed record BootstrapEnsemble(IReadOnlyList<HingeNetwork> Members)
{
    public const int Size = 4;

    /// <summary>λ of notebook 9.3: without it a network whose examples coincide has no definite course.</summary>
    public const double Penalty = 1e-5;

    public static BootstrapEnsemble Of(ToyData data, int hiddenUnits, RandomStream stream) => new(
    [
        .. Enumerable.Range(0, Size).Select(_ =>
        {
            int[] drawn = [.. Enumerable.Range(0, data.Count).Select(_ => stream.NextInt(data.Count))];
            return PenalizedFit.Of(
                new ToyData([.. drawn.Select(i => data.Inputs[i])], [.. drawn.Select(i => data.Targets[i])]),
                hiddenUnits, Penalty);
        }),
    ]);

    /// <summary>The mean of the networks, which is a network too.</summary>
    public HingeNetwork Mean => new(
        Members.Average(member => member.Bias),
        [.. Enumerable.Range(0, Members[0].HiddenUnits)
            .Select(unit => Members.Average(member => member.Weights[unit]))]);

    /// <summary>The median of what they say at each of the 100 places.</summary>
    public IReadOnlyList<double> Medians
    {
        get
        {
            var values = Members.Select(member => member.At(ToySetting.Points)).ToList();
            return [.. ToySetting.Points.Select((_, place) => Median.Of(values.Select(member => member[place])))];
        }
    }
}

using Fruitfly.Data.Toy;
using Fruitfly.Networks.Hinges;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>The best that a network of one size can do: it is fitted to the true function itself, as with unlimited
/// data.</summary>
static class UnlimitedData
{
    /// <summary>More places do not change four digits of what is left.</summary>
    const int Places = 2000;

    static readonly ToyData Truth = Everywhere();

    /// <summary>Its predictions at <see cref="ToySetting.Points"/>.</summary>
    public static double[] Predictions(int hiddenUnits) =>
        HingeFit.Of(Truth, hiddenUnits).Network.At(ToySetting.Points);

    /// <summary>What it misses: its mean squared distance from the function.</summary>
    public static double Miss(int hiddenUnits) => Predictions(hiddenUnits)
        .Zip(ToySetting.Truth, (value, truth) => (value - truth) * (value - truth)).Average();

    static ToyData Everywhere()
    {
        double[] places = [.. Enumerable.Range(0, Places).Select(i => (i + 0.5) / Places)];
        return new(places, ToyFunction.At(places));
    }
}

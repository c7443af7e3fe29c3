using Fruitfly.Data.Toy;
using Fruitfly.Networks.Hinges;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>UDL figure 8.11: networks of several sizes through six points with a gap between them.</summary>
static class SixPoints
{
    /// <summary>The figure's hidden units.</summary>
    public static readonly IReadOnlyList<int> Pictured = [6, 7, 8, 10, 50];

    /// <summary>Read off the figure.</summary>
    public static readonly ToyData Data = new(
        [0.0301, 0.125, 0.1909, 0.8101, 0.9236, 0.9899], [-0.0914, 0.2068, 0.4811, -0.6497, -0.4369, -0.4644]);

    /// <summary>The figure shows the toy function moved and scaled to about ±0.6.</summary>
    public static double Truth(double x) => 0.51570 * ToyFunction.At(x) - 0.79500;

    public static HingeFit Fit(int hiddenUnits) => HingeFit.Of(Data, hiddenUnits);

    /// <summary>Whether that many units go through all points: with five, no joint but two
    /// lies where there are points.</summary>
    public static bool Interpolates(int hiddenUnits) =>
        Fit(hiddenUnits).Network.At(Data.Inputs).Zip(Data.Targets, (f, y) => Math.Abs(f - y)).Max() < 1e-9;
}

using Fruitfly.Data;

namespace Fruitfly.Web.Playground.Planes;

/// <summary>The part of the plane in which data of two features is drawn: a square around the
/// training examples with a margin.</summary>
sealed record PlaneWindow(double Left, double Right, double Bottom, double Top)
{
    const double Margin = 0.08;

    public static PlaneWindow Of(DataSet data)
    {
        var (low, high) = (new double[] { double.MaxValue, double.MaxValue },
            new double[] { double.MinValue, double.MinValue });
        for (var i = 0; i < data.Training.Inputs.Length; i++)
            (low[i % 2], high[i % 2]) = (Math.Min(low[i % 2], data.Training.Inputs[i]),
                Math.Max(high[i % 2], data.Training.Inputs[i]));
        var half = Math.Max(high[0] - low[0], high[1] - low[1]) * (0.5 + Margin);
        if (!(half > 0))
            half = 1;
        double x = (low[0] + high[0]) / 2, y = (low[1] + high[1]) / 2;
        return new PlaneWindow(x - half, x + half, y - half, y + half);
    }
}

using Fruitfly.Data;
using Fruitfly.Networks;

namespace Fruitfly.Web.Playground.Frames;

/// <summary>What networks of one input and one output say between the least and the greatest training input, and a
/// little beyond.</summary>
/// <param name="X">places, the same for all</param>
/// <param name="Seeds">one curve for each seed</param>
sealed record FittedCurves(IReadOnlyList<float> X, IReadOnlyList<float[]> Seeds)
{
    const int Count = 160;
    const double Margin = 0.05;

    public static FittedCurves Of(IEnumerable<Network> networks, DataSet data)
    {
        var places = Places(data, Count);
        return new FittedCurves(places, [.. networks.Select(network =>
        {
            var outputs = new float[Count];
            network.Predict(places, outputs);
            return outputs;
        })]);
    }

    /// <summary>Evenly spread.</summary>
    public static float[] Places(DataSet data, int count)
    {
        var (low, high) = (float.MaxValue, float.MinValue);
        foreach (var x in data.Training.Inputs)
            (low, high) = (Math.Min(low, x), Math.Max(high, x));
        var margin = Margin * (high - low);
        return [.. Enumerable.Range(0, count)
            .Select(i => (float)(low - margin + (high - low + 2 * margin) * i / (count - 1)))];
    }
}

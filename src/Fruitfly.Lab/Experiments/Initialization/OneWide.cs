using Fruitfly.Networks;
using Fruitfly.Networks.Reference;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>A network whose hidden layers hold copies of one unit computes what a network one unit wide does: a copy's
/// outgoing weights add up.</summary>
static class OneWide
{
    /// <summary>The largest difference of the outputs, relative to the largest output: 0 for copies. NaN where all
    /// outputs are 0.</summary>
    /// <param name="network">fully connected, with two hidden layers</param>
    /// <param name="output">its outputs for the inputs <c>[examples × outputs]</c></param>
    public static double Distance(ReferenceNetwork network, Matrix inputs, Matrix output)
    {
        var narrow = new ReferenceNetwork(Architecture.Mlp(network.Inputs, 1, 1, network.Outputs));
        foreach (var (wide, one) in network.LinearLayers.Zip(narrow.LinearLayers))
            for (var unit = 0; unit < one.Outputs; unit++)
            {
                one.Bias!.Value[0, unit] = wide.Bias!.Value[0, unit];
                if (one.Inputs == wide.Inputs)
                    wide.Weight.Value.Row(unit).CopyTo(one.Weight.Value.Row(unit));
                else
                    one.Weight.Value[unit, 0] = Sum(wide.Weight.Value.Row(unit));
            }
        var narrowOutput = narrow.Forward(inputs);
        double difference = 0, largest = 0;
        for (var i = 0; i < output.Values.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs(output.Values[i] - narrowOutput.Values[i]));
            largest = Math.Max(largest, Math.Abs(output.Values[i]));
        }
        return difference / largest;
    }

    static double Sum(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        return sum;
    }
}

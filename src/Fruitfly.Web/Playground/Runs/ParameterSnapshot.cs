using Fruitfly.Networks;

namespace Fruitfly.Web.Playground.Runs;

/// <summary>The parameters of one network between two steps.</summary>
/// <param name="Values">in the form of <see cref="Network.CopyParametersTo"/></param>
sealed record ParameterSnapshot(int Step, float[] Values)
{
    public static ParameterSnapshot Of(Network network, int step)
    {
        var values = new float[network.ParameterCount];
        network.CopyParametersTo(values);
        return new ParameterSnapshot(step, values);
    }

    /// <summary>A network of its own with these parameters.</summary>
    public Network ToNetwork(Architecture architecture)
    {
        var network = new Network(architecture);
        network.CopyParametersFrom(Values);
        return network;
    }
}

using Fruitfly.Networks;

namespace Fruitfly.Web.Playground.Runs;

/// <summary>The parameters and statistics of one network between two steps.</summary>
/// <param name="Values">in the form of <see cref="Network.CopyParametersTo"/></param>
/// <param name="Statistics">in the form of <see cref="Network.CopyStatisticsTo"/></param>
sealed record ParameterSnapshot(int Step, float[] Values, float[] Statistics)
{
    public static ParameterSnapshot Of(Network network, int step)
    {
        var values = new float[network.ParameterCount];
        network.CopyParametersTo(values);
        var statistics = new float[network.Statistics.Sum(statistic => statistic.Count)];
        network.CopyStatisticsTo(statistics);
        return new ParameterSnapshot(step, values, statistics);
    }

    /// <summary>A network of its own with these parameters.</summary>
    public Network ToNetwork(Architecture architecture)
    {
        var network = new Network(architecture);
        network.CopyParametersFrom(Values);
        network.CopyStatisticsFrom(Statistics);
        return network;
    }
}

using Fruitfly.Data.Tables;
using Fruitfly.Models;
using Fruitfly.Networks;

namespace Fruitfly.Tests.Models;

/// <summary>Models of untrained networks.</summary>
static class SomeModel
{
    public static Model Values(Architecture network, params IReadOnlyList<ulong> seeds) => Of(
        new ModelDescription { Network = network, Networks = 1, Outputs = ModelOutputs.Values }, seeds);

    public static Model Values(Architecture network, ulong seed) => Values(network, [seed]);

    public static Model Classes(
        ModelOutputs outputs, IReadOnlyList<string> classes, params IReadOnlyList<ulong> seeds) =>
        Of(new ModelDescription
        {
            Network = Architecture.Mlp(3, 5, classes.Count),
            Networks = 1,
            Outputs = outputs,
            Classes = classes,
        }, seeds);

    /// <summary>Leaves a number of features as they are, and scales targets.</summary>
    public static Preprocessing Scale(int features, params (double Mean, double Deviation)[] targets) => new()
    {
        Fills = new double[features],
        Means = new double[features],
        Deviations = [.. Enumerable.Repeat(1.0, features)],
        TargetMeans = [.. targets.Select(target => target.Mean)],
        TargetDeviations = [.. targets.Select(target => target.Deviation)],
    };

    public static Model Of(ModelDescription description, IReadOnlyList<ulong> seeds) => new(
        description with { Networks = seeds.Count },
        [.. seeds.Select(seed => new Network(description.Network, seed))]);
}

using Fruitfly.Data.Tables;
using Fruitfly.Networks;

namespace Fruitfly.Models;

/// <summary>Whether the parts of a model fit together.</summary>
static class ModelCheck
{
    /// <exception cref="ArgumentException">they do not</exception>
    public static void Require(ModelDescription model, IReadOnlyList<Network> networks)
    {
        Require(model);
        if (networks.Count != model.Networks)
            throw new ArgumentException(
                $"The description says {model.Networks} networks, and there are {networks.Count}.");
        foreach (var (number, network) in networks.Index())
        {
            if (network.ParameterCount != networks[0].ParameterCount || network.Inputs != model.Network.Inputs)
                throw new ArgumentException($"Network {number} has other layers than the description says.");
            if (!Model.IsFinite(network))
                throw new ArgumentException(
                    $"Network {number} has parameters that are not finite numbers: its training diverged.");
        }
        var width = networks[0].Outputs;
        if (model.Outputs != ModelOutputs.Values && model.Classes.Count != width)
            throw new ArgumentException(
                $"The networks have {width} outputs, and the description has {model.Classes.Count} classes.");
        if (model.Preprocessing is { TargetMeans.Count: > 0 and var targets } && targets != width)
            throw new ArgumentException(
                $"The networks have {width} outputs, and the description scales {targets} targets.");
    }

    /// <summary>What can be said before there are networks.</summary>
    public static void Require(ModelDescription model)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(model.Networks);
        if (!Enum.IsDefined(model.Outputs))
            throw new ArgumentException($"There is no meaning {model.Outputs} of outputs.");
        if (((IEnumerable<object?>[])[model.Classes, model.Metrics, model.EnsembleMetrics ?? [], model.Origin.Trials,
                model.Origin.Files]).Any(list => list.Contains(null)))
            throw new ArgumentException("null stands in a list.");
        if (model.Outputs == ModelOutputs.Values && model.Classes.Count > 0)
            throw new ArgumentException("Values have no classes.");
        if (model.Classes.Distinct().Count() != model.Classes.Count)
            throw new ArgumentException("Two classes have the same name.");
        if (model.Preprocessing is { } preprocessing)
            Require(preprocessing, model);
        if (model.Schema is { } schema)
            SchemaCheck.Require(schema, model.Network.Inputs);
    }

    static void Require(Preprocessing preprocessing, ModelDescription model)
    {
        int[] counts = [preprocessing.Fills.Count, preprocessing.Means.Count, preprocessing.Deviations.Count];
        if (counts.Any(count => count != model.Network.Inputs)
            || preprocessing.TargetMeans.Count != preprocessing.TargetDeviations.Count)
            throw new ArgumentException("The preprocessing is of other features or targets than the network's.");
        if (preprocessing.TargetMeans.Count > 0 && model.Outputs != ModelOutputs.Values)
            throw new ArgumentException("Classes have no scale.");
        IEnumerable<double> finite = [.. preprocessing.Fills, .. preprocessing.Means, .. preprocessing.TargetMeans];
        IEnumerable<double> positive = [.. preprocessing.Deviations, .. preprocessing.TargetDeviations];
        if (!finite.All(double.IsFinite) || !positive.All(value => double.IsFinite(value) && value > 0))
            throw new ArgumentException(
                "The preprocessing has a mean that is not finite, or a deviation that is not above 0.");
    }
}

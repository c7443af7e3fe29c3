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
        var (width, described) = (networks[0].Outputs,
            model.Outputs == ModelOutputs.Values ? model.TargetScales.Count : model.Classes.Count);
        if (described != width && !(model.Outputs == ModelOutputs.Values && described == 0))
            throw new ArgumentException(
                $"The networks have {width} outputs, and the description has {described} " +
                (model.Outputs == ModelOutputs.Values ? "scales of targets." : "classes."));
    }

    /// <summary>What can be said before there are networks.</summary>
    public static void Require(ModelDescription model)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(model.Networks);
        if (!Enum.IsDefined(model.Outputs))
            throw new ArgumentException($"There is no meaning {model.Outputs} of outputs.");
        if (((IEnumerable<object?>[])[model.Classes, model.TargetScales, model.Metrics, model.Origin.Trials,
            model.Origin.Files]).Any(list => list.Contains(null)))
            throw new ArgumentException("null stands in a list.");
        if (model.Outputs == ModelOutputs.Values ? model.Classes.Count > 0 : model.TargetScales.Count > 0)
            throw new ArgumentException("Classes have no scale, and values no classes.");
        if (model.Classes.Distinct().Count() != model.Classes.Count)
            throw new ArgumentException("Two classes have the same name.");
        if (model.TargetScales.Any(scale => !double.IsFinite(scale.Mean) || !(scale.Deviation > 0)
            || !double.IsFinite(scale.Deviation)))
            throw new ArgumentException("A target's mean must be finite, and its deviation finite and above 0.");
    }
}

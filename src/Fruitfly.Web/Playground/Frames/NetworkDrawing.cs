using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Frames;

/// <summary>A fully connected network as units and the weights between them: what goes in, the hidden layers, what
/// comes out.</summary>
sealed record NetworkDrawing(UnitPlaces Places, IReadOnlyList<DrawnLayer> Layers)
{
    /// <summary>The most units of a layer that are drawn.</summary>
    public const int MostUnits = 32;

    /// <summary>Of larger networks a picture four times a second would cost more than it shows.</summary>
    const int MostParameters = 1_000_000;

    /// <summary>Null for a network with other layers than linear ones and what is done to their outputs, and for a
    /// large one.</summary>
    public static NetworkDrawing? Of(Network network, RunPlan plan)
    {
        var layers = network.Architecture.Layers;
        if (!IsDrawn(layers) || network.ParameterCount > MostParameters)
            return null;
        var seen = SeenUnits.Of(plan);
        var parts = new NetworkParts(network);
        List<DrawnLayer> drawn = [seen.Draw(network.Inputs, seen.Inputs, [], [])];
        var outputs = seen.Inputs;
        var linear = Enumerable.Range(0, layers.Count).Where(place => layers[place] is Linear).ToList();
        foreach (var (place, end) in linear.Zip(linear.Skip(1).Append(layers.Count)))
        {
            var (weights, biases) = Values(network, parts.Parameters, place, drawn[^1].Shown);
            outputs = parts.Next(end, outputs);
            drawn.Add(seen.Draw(((Linear)layers[place]).Outputs, outputs, weights, biases));
        }
        return new NetworkDrawing(seen.Places, drawn);
    }

    /// <summary>The place of a weight, or of a bias, among the parameters of a drawn network.</summary>
    /// <param name="layer">of linear ones, from 0</param>
    /// <param name="input">null for the bias</param>
    /// <returns>null where there is none</returns>
    public static int? PlaceOf(Network network, int layer, int unit, int? input)
    {
        var layers = network.Architecture.Layers;
        if (!IsDrawn(layers))
            return null;
        var places = Enumerable.Range(0, layers.Count).Where(place => layers[place] is Linear).ToList();
        if (layer < 0 || layer >= places.Count)
            return null;
        var role = input is null ? ParameterRole.Bias : ParameterRole.Weight;
        return Parameter(network, places[layer], role) is { } parameter && unit >= 0 && unit < parameter.Rows
            && (input ?? 0) >= 0 && (input ?? 0) < parameter.Columns
                ? parameter.Offset + unit * parameter.Columns + (input ?? 0) : null;
    }

    static bool IsDrawn(IReadOnlyList<Layer> layers) => layers.Any(layer => layer is Linear)
        && layers.All(layer => layer is Linear or ActivationLayer or BatchNorm or LayerNorm or Dropout);

    static Parameter? Parameter(Network network, int place, ParameterRole role) => network.Parameters
        .FirstOrDefault(parameter => parameter.Role == role
            && parameter.Name.StartsWith($"{place}.", StringComparison.Ordinal));

    // [units × inputs] of those that are drawn.
    static (float[] Weights, float[] Biases) Values(Network network, float[] parameters, int place, int inputs)
    {
        var matrix = Parameter(network, place, ParameterRole.Weight)!;
        var units = Math.Min(matrix.Rows, MostUnits);
        var weights = new float[units * inputs];
        for (var unit = 0; unit < units; unit++)
            parameters.AsSpan(matrix.Offset + unit * matrix.Columns, inputs).CopyTo(weights.AsSpan(unit * inputs));
        return (weights, Parameter(network, place, ParameterRole.Bias) is { } biases
            ? parameters[biases.Offset..(biases.Offset + units)] : new float[units]);
    }
}

/// <summary>What the outputs of units are shown over.</summary>
enum UnitPlaces
{
    /// <summary>a square grid over the window of the plane, row by row from the top left</summary>
    Plane,

    /// <summary>places of the fitted curve, from left to right</summary>
    Curve,

    /// <summary>the mean over the examples of each class</summary>
    Classes,

    /// <summary>examples in the order of their targets</summary>
    Examples,
}

/// <summary>One layer.</summary>
/// <param name="Units">how many it has</param>
/// <param name="Shown">how many are drawn, the first ones</param>
/// <param name="Weights"><c>[shown × shown of the layer before]</c>; none of the inputs</param>
/// <param name="Biases">one for each that is drawn; none of the inputs</param>
/// <param name="Scales">the largest size of each unit's output</param>
/// <param name="Pictures"><c>[shown × places]</c>: 128 is 0, 1 and 255 are the scale, either way</param>
sealed record DrawnLayer(
    int Units, int Shown, IReadOnlyList<float> Weights, IReadOnlyList<float> Biases, IReadOnlyList<float> Scales,
    byte[] Pictures);

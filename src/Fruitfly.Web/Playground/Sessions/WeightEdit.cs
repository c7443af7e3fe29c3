using System.Globalization;
using Fruitfly.Networks;
using Fruitfly.Web.Playground.Frames;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>A weight that is set by hand.</summary>
/// <param name="Layer">of linear ones, from 0</param>
/// <param name="Unit">of the layer, from 0</param>
/// <param name="Input">the unit of the layer before that it leads from, from 0; null for the bias</param>
sealed record WeightEdit(int Layer, int Unit, int? Input, double Value)
{
    const double Largest = 1e6;

    /// <returns>the steps that the network has taken</returns>
    /// <exception cref="ArgumentException">there is no such weight, or the value is out of its range</exception>
    public int ApplyTo(Network network, int step)
    {
        if (!(Math.Abs(Value) <= Largest))
            throw new ArgumentException(FormattableString.Invariant(
                $"The weight is {Value}; it must be a number from -{Largest:N0} to {Largest:N0}."));
        var place = NetworkDrawing.PlaceOf(network, Layer, Unit, Input)
            ?? throw new ArgumentException("This network has no such weight.");
        var values = new float[network.ParameterCount];
        network.CopyParametersTo(values);
        values[place] = (float)Value;
        network.CopyParametersFrom(values);
        return step;
    }

    /// <summary>Such as <c>weight from unit 1 to unit 3 of layer 1 set to 0.5</c>, counted from 1.</summary>
    /// <param name="seed">null where there is one only</param>
    public string ToText(ulong? seed)
    {
        var of = Input is { } input ? $"weight from unit {input + 1} to" : "bias of";
        return string.Create(CultureInfo.InvariantCulture,
            $"{(seed is null ? "" : $"seed {seed}: ")}{of} unit {Unit + 1} of layer {Layer + 1} set to {Value}");
    }
}

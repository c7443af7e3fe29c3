using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Fruitfly.Studies.Evidence;

/// <summary>One value in a figure's data: a number, a text, yes or no, or nothing.</summary>
[JsonConverter(typeof(CellConverter))]
public readonly record struct Cell
{
    readonly object? _value;

    Cell(object? value) => _value = value;

    public static implicit operator Cell(double number) => new(number);

    public static implicit operator Cell(long number) => new(number);

    public static implicit operator Cell(int number) => new(number);

    public static implicit operator Cell(ulong number) => new(number);

    public static implicit operator Cell(bool isTrue) => new(isTrue);

    public static implicit operator Cell(string? text) => new(text);

    /// <summary>null where it is none</summary>
    public double? Number =>
        _value switch { double real => real, int whole => whole, long whole => whole, ulong whole => whole, _ => null };

    /// <summary>null where it is none</summary>
    public string? Text => _value as string;

    public JsonNode? ToJson() => _value switch
    {
        null => null,
        double real => JsonValue.Create(real),
        int whole => JsonValue.Create(whole),
        long whole => JsonValue.Create(whole),
        ulong whole => JsonValue.Create(whole),
        bool isTrue => JsonValue.Create(isTrue),
        _ => JsonValue.Create((string)_value),
    };

    /// <summary>As tables of text hold it: numbers are the shortest that read back as
    /// the same, nothing is empty.</summary>
    public override string ToString() => _value switch
    {
        null => "",
        double real => real.ToString("R", CultureInfo.InvariantCulture),
        bool isTrue => isTrue ? "true" : "false",
        _ => string.Create(CultureInfo.InvariantCulture, $"{_value}"),
    };
}

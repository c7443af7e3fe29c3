namespace Fruitfly.Studies.Export;

/// <summary>What a reader of an exported table must know of a column.</summary>
/// <param name="Type">integer (64 bits), real (64 bits), boolean, text or time</param>
/// <param name="Unit">null where it has none</param>
sealed record ColumnMeaning(string Name, string Type, string? Unit, string Meaning);

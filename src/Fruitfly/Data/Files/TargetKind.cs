namespace Fruitfly.Data.Files;

/// <summary>What the targets in a data file are.</summary>
public enum TargetKind
{
    /// <summary>In arrays, integers are class labels and floating-point numbers are values. In text, words are class
    /// labels, and so are integers (without a decimal point) of at most 100 different values; other numbers are values.</summary>
    Automatic,
    Classes,
    Values,
}

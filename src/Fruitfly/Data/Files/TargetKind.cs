namespace Fruitfly.Data.Files;

/// <summary>What the targets in a data file are.</summary>
public enum TargetKind
{
    /// <summary>Words are class labels, and numbers that are not whole are values. Whole numbers are labels where few
    /// of them stand for many examples, values where there are many of them, and an error that asks where they may be
    /// either.</summary>
    Automatic,
    Classes,
    Values,
}

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Where a value of a study comes from.</summary>
/// <param name="Source">the name of the file, or what was typed on the command line; empty for a default</param>
/// <param name="Line">from 1; 0 where there are no lines</param>
/// <param name="Column">from 1</param>
public readonly record struct Origin(OriginKind Kind, string Source, int Line = 0, int Column = 0)
{
    public static Origin Default { get; } = new(OriginKind.Default, "");

    /// <summary>Such as <c>study.yaml:3:5</c>.</summary>
    public override string ToString() => Kind switch
    {
        OriginKind.Default => "default",
        OriginKind.File => Line == 0 ? Source : FormattableString.Invariant($"{Source}:{Line}:{Column}"),
        _ => $"'{Source}'",
    };
}

/// <summary>A later one wins over an earlier one.</summary>
public enum OriginKind
{
    Default,
    File,
    CommandLine,
}

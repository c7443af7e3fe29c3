namespace Fruitfly.Data.Files;

/// <summary>What a hint may ask the user to set. Each face words it its own way: a property in a program, an option on
/// a command line, a control on a page.</summary>
public enum FileSetting
{
    Header,
    Delimiter,
    Target,

    /// <summary>whether the targets are classes or values</summary>
    Task,

    /// <summary>the column that names groups</summary>
    Group,

    /// <summary>the column that says when</summary>
    Time,

    Drop,

    /// <summary>columns whose fields are names, even where they look like numbers</summary>
    Categorical,

    /// <summary>columns whose fields are numbers, and whose words are missing values</summary>
    Numeric,

    /// <summary>words that stand for a missing value</summary>
    Missing,

    /// <summary>what stands in for a missing number</summary>
    Impute,

    /// <summary>which levels are merged</summary>
    RareBelow,

    /// <summary>whether numbers have a decimal comma</summary>
    DecimalComma,

    /// <summary>how characters are written as bytes</summary>
    Encoding,

    ClassNames,
    Standardize,
    StandardizeTarget,

    /// <summary>where image files lie</summary>
    ImageFolder,

    /// <summary>where the file of a trial lies</summary>
    DataFile,

    MaxBytes,
    MaxElements,
    MaxLineLength,
    MaxRatio,
    MaxClasses,
    MaxColumns,
}

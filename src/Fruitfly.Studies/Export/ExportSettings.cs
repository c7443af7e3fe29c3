namespace Fruitfly.Studies.Export;

/// <summary>How a study is written for other programs.</summary>
public sealed record ExportSettings(ExportFormat Format)
{
    /// <summary>What a row is. Default: a trial. JSON lines hold both, a trial with its curve.</summary>
    public ExportForm Form { get; init; } = ExportForm.Wide;

    /// <summary>Whether attempts, times and machines are left out, so that equal results give equal bytes.
    /// Default: no.</summary>
    public bool ResultsOnly { get; init; }
}

public enum ExportFormat
{
    /// <summary>A header and a line for each row.</summary>
    Csv,

    /// <summary>A JSON object on a line for each trial: its description and its whole curve.</summary>
    Jsonl,

    /// <summary>Typed columns, compressed (Zstandard), with the dictionary in the file's metadata.</summary>
    Parquet,
}

/// <summary>What a row of a table of trials is.</summary>
public enum ExportForm
{
    /// <summary>A trial that ended: all its settings and its last evaluation.</summary>
    Wide,

    /// <summary>An evaluation of a trial: a point of its curve, with the settings in which the trials differ.</summary>
    Long,
}

namespace Fruitfly.Models.Tables;

/// <summary>How predictions are written.</summary>
public enum PredictionFormat
{
    /// <summary>RFC 4180 with a header</summary>
    Csv,

    /// <summary>a JSON object on each line</summary>
    JsonLines,

    /// <summary>Apache Parquet, which cannot be written to a pipe</summary>
    Parquet,
}

namespace Fruitfly.Data.Files;

/// <summary>One row of a CSV file, kept to be looked at.</summary>
/// <param name="Line">on which it ends, from 1</param>
readonly record struct CsvRecord(long Line, string[] Fields);

using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>What a data file holds, column by column, before anything is made of it.</summary>
/// <param name="File">the path</param>
/// <param name="Files">what each file of the data set is; more than one for image sets</param>
/// <param name="Columns">in their order; none where the format holds arrays</param>
public sealed record TableOverview(
    string File, TableFormat Format, IReadOnlyList<FileContent> Files, int Rows, IReadOnlyList<ColumnOverview> Columns)
{
    /// <summary>What the columns would be taken for in a training; null where that is not clear.</summary>
    public TableReading? Reading { get; init; }

    /// <summary>Why it is not clear; null where it is.</summary>
    public DataFileException? Problem { get; init; }

    /// <summary>Reads a file of any format.</summary>
    /// <exception cref="DataFileException">the file cannot be read, is damaged, or asks for more than the
    /// limits</exception>
    public static TableOverview Read(string path, DataFileOptions? options = null)
    {
        options ??= DataFileOptions.Default;
        var source = SourceFiles.Read(path, options.Limits);
        if (!ContentFormat.HasColumns(source.Format))
            return OfArrays(source, source.ToTable(options));
        var raw = source.ReadRaw(options);
        var (reading, problem) = ReadingOf(raw, options);
        var missing = new MissingWords(options.Missing);
        return new(path, source.Format, Contents(source), raw.Rows,
            [.. raw.Columns.Select((column, i) => reading?.Columns.ElementAtOrDefault(i) is { } summary
                ? ColumnOverview.Of(summary.Kind == ColumnKind.Numeric ? WithNumbers(raw, i, missing) : raw, i, missing,
                    summary)
                : ColumnOverview.Of(raw, i, missing, null))])
        {
            Reading = reading,
            Problem = problem,
        };
    }

    static RawTable WithNumbers(RawTable raw, int place, MissingWords missing) => raw with
    {
        Columns = [.. raw.Columns.Select((column, i) =>
            i == place ? Amounts.Read(column, raw.Layout, missing) : column)],
    };

    static TableOverview OfArrays(SourceFiles source, Table table) => new(source.Path, source.Format, Contents(source),
        Enum.GetValues<Split>().Sum(table.Count), [])
    {
        Reading = table.Reading,
    };

    static FileContent[] Contents(SourceFiles source) => [.. source.Files.Select(file => file.Content)];

    static (TableReading?, DataFileException?) ReadingOf(RawTable raw, DataFileOptions options)
    {
        try
        {
            return (TableReader.Read(raw, options).Reading, null);
        }
        catch (DataFileException problem)
        {
            return (null, problem);
        }
    }
}

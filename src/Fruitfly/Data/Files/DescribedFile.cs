using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>A user's file that was read to be described.</summary>
public sealed class DescribedFile
{
    readonly SourceFiles _source;

    DescribedFile(SourceFiles source, Table table, FileDescription description) =>
        (_source, Table, Description) = (source, table, description);

    /// <summary>As it was read, in float64.</summary>
    public Table Table { get; }

    /// <summary>The whole file as a trial's data: nothing is parted, drawn or scaled.</summary>
    public FileDescription Description { get; }

    /// <summary>The files themselves, in the order of the description.</summary>
    public GivenFiles Files => new(_source.Files);

    /// <summary>Reads a file as <see cref="DataFiles.ReadTable"/> does, and says how it is
    /// read again without guessing.</summary>
    /// <exception cref="DataFileException">The file cannot be read, is damaged, or asks
    /// for more than the limits.</exception>
    public static DescribedFile Read(string path, DataFileOptions? options = null)
    {
        options ??= DataFileOptions.Default;
        var source = SourceFiles.Read(path, options.Limits);
        return Of(source, source.ToTable(options));
    }

    /// <summary>The same for CSV alone, whatever the content looks like.</summary>
    /// <exception cref="DataFileException">The file cannot be read, is no text, or asks
    /// for more than the limits.</exception>
    public static DescribedFile ReadText(string path, DataFileOptions? options = null)
    {
        options ??= DataFileOptions.Default;
        var file = HashedFile.Read(path, options.Limits);
        return Of(new SourceFiles(path, TableFormat.Csv, [file]), CsvFile.ReadTable(file.Open(), path, options));
    }

    /// <summary>The same file under another name: what the user calls it.</summary>
    public DescribedFile Under(string name) => new(_source, Table.Under(name), Description);

    /// <summary>What the file says of training examples: the fields of each, as they are written, in the order of the
    /// columns.</summary>
    /// <param name="examples">by their numbers, see <see cref="Tables.Table.RowNumbers"/></param>
    /// <returns>none where the format has no columns</returns>
    /// <exception cref="DataFileException">the file cannot be read any more, or has changed</exception>
    public IReadOnlyList<IReadOnlyList<string>> Fields(IReadOnlyList<int> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return Table.Schema is not { HasColumns: true } schema || examples.Count == 0 ? []
            : TableReader.Fields(_source.ReadRaw(DataFileOptions.By(schema)), DataFileOptions.By(schema), examples);
    }

    static DescribedFile Of(SourceFiles source, Table table) => new(source, table, new FileDescription
    {
        Files = [.. source.Files.Select(file => file.Content)],
        Schema = table.Schema!,
        Whole = table.Size,
    });
}

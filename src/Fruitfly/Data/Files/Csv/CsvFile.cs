using System.Globalization;
using System.Text;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>CSV (RFC 4180, UTF-8): one example a line, numeric features, and one target. A column named "split" with
/// the words training, validation and test divides the examples; without it all are training examples.</summary>
public static class CsvFile
{
    internal const string SplitColumn = "split";

    /// <summary>Reads a table in float64, with what was taken for what.</summary>
    /// <exception cref="DataFileException">The file cannot be read, is damaged, or asks
    /// for more than the limits.</exception>
    public static Table ReadTable(string path, DataFileOptions? options = null) =>
        InputFile.Read(path, stream => ReadTable(stream, path, options ?? DataFileOptions.Default));

    /// <summary>Reads a table and rounds it to float32 as it is.</summary>
    /// <exception cref="DataFileException">The file cannot be read, is damaged, asks for more than the limits, or has
    /// values that float32 cannot tell apart:
    /// <see cref="ReadTable(string, DataFileOptions?)"/> and standardize them.</exception>
    public static CsvDataSet ReadDataSet(string path, DataFileOptions? options = null) =>
        InputFile.Read(path, stream => ReadDataSet(stream, path, options ?? DataFileOptions.Default));

    /// <summary>Writes a data set with one target per example, its splits in a column where there are several. Numbers
    /// are the shortest that read back as the same float32.</summary>
    /// <param name="featureNames">Default: x0, x1, …</param>
    /// <param name="classNames">Written in place of the labels.</param>
    public static void Write(
        string path, DataSet data, IReadOnlyList<string>? featureNames = null, IReadOnlyList<string>? classNames = null)
    {
        if (!data.IsClassification && data.Outputs > 1)
            throw new ArgumentException(
                $"'{data.Name}' has {data.Outputs} target values per example and CSV holds one: write NPZ.",
                nameof(data));
        if (featureNames is not null)
            ArgumentOutOfRangeException.ThrowIfNotEqual(featureNames.Count, data.Features, nameof(featureNames));
        if (classNames is not null)
            ArgumentOutOfRangeException.ThrowIfNotEqual(classNames.Count, data.Classes, nameof(classNames));
        AtomicFile.Write(path, stream => Write(stream, data, featureNames, classNames));
    }

    internal static void Write(
        Stream stream, DataSet data, IReadOnlyList<string>? featureNames, IReadOnlyList<string>? classNames)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        Split[] splits = [.. Enum.GetValues<Split>().Where(split => data[split] is not null)];
        var record = new List<string>(data.Features + 2);
        if (splits.Length > 1)
            record.Add(SplitColumn);
        for (var i = 0; i < data.Features; i++)
            record.Add(featureNames?[i] ?? $"x{i}");
        record.Add(data.IsClassification ? "label" : "value");
        CsvText.WriteRecord(text, record);
        foreach (var split in splits)
            for (var (i, examples) = (0, data[split]!); i < examples.Count; i++)
            {
                record.Clear();
                if (splits.Length > 1)
                    record.Add(split.ToString().ToLowerInvariant());
                foreach (var value in examples.Input(i))
                    record.Add(value.ToString(CultureInfo.InvariantCulture));
                record.Add(!data.IsClassification ? RealText(examples.Values[i])
                    : classNames?[examples.Labels[i]] ?? examples.Labels[i].ToString(CultureInfo.InvariantCulture));
                CsvText.WriteRecord(text, record);
            }
    }

    // With a point, so that whole values are not read back as class labels.
    static string RealText(float value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    internal static CsvDataSet ReadDataSet(Stream stream, string file, DataFileOptions options)
    {
        var table = ReadTable(stream, file, options);
        return new CsvDataSet(
            table.ToDataSet(), table.Reading.Features, table.Reading.Target,
            [.. table.Reading.Classes.Select(known => known.Name)]);
    }

    /// <summary>The names of the columns, whatever the file holds in them.</summary>
    /// <exception cref="DataFileException">The file cannot be read, or is no text.</exception>
    public static IReadOnlyList<string> ReadColumns(string path) => InputFile.Read(path, stream =>
    {
        using var content = IsPacked(stream) ? new GzipContent(stream, path, FileLimits.Default) : stream;
        using var rows = new CsvRows(content, path, FileLimits.Default, delimiter: null);
        var ahead = rows.Ahead();
        return (string[])[.. ahead.Count == 0
            ? [] : CsvWidth.Of(ahead, hasHeader: true).Names(ahead[0].Fields).Select(name => name.Trim())];
    });

    /// <summary>Reads text, plain or compressed with gzip.</summary>
    internal static Table ReadTable(Stream stream, string file, DataFileOptions options) =>
        DataFiles.ReadColumns(stream, file, new(TableFormat.Csv, IsPacked(stream)), options);

    static bool IsPacked(Stream stream)
    {
        Span<byte> start = stackalloc byte[2];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        return GzipContent.IsIn(start);
    }
}

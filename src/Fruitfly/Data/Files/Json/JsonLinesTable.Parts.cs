using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

sealed partial class JsonLinesTable
{
    /// <summary>All keys that a line has, in the order in which they first occur; each line is checked.</summary>
    public static string[] KeysIn(Stream stream, string file, DataFileOptions options)
    {
        var table = new JsonLinesTable(stream, file, options.Limits);
        while (table.Next())
            options.Cancellation.ThrowIfCancellationRequested();
        table.RequireRows();
        return [.. table._places.OrderBy(key => key.Value).Select(key => key.Key)];
    }

    /// <summary>Reads JSON lines in parts of some rows.</summary>
    /// <param name="keys">the columns that all parts have</param>
    public static IEnumerable<RawTable> Parts(Stream stream, string file, DataFileOptions options, string[] keys)
    {
        var table = new JsonLinesTable(stream, file, options.Limits);
        foreach (var key in keys)
            table.AddKey(key);
        var rows = PartSize.Rows(keys.Length);
        RawTableBuilder part;
        do
        {
            part = table._builder = new(file, keys, options.Limits);
            var end = table._lines.Bytes + PartSize.MostText;
            while (part.Rows < rows && table._lines.Bytes < end && table.Next())
            {
            }
            if (part.Rows > 0)
                yield return part.Build(TableFormat.JsonLines);
        }
        while (part.Rows > 0);
    }
}

using System.Text;
using Fruitfly.Data.Files;

namespace Fruitfly.Studies.Export;

/// <summary>Writes a study for other programs: the trials in plan order, those that have a result or failed. It is
/// written as it is read, so that memory does not grow with the study.</summary>
public static class StudyExport
{
    /// <summary>Results only, a row for each trial: equal results give equal text, whatever made them.</summary>
    /// <inheritdoc cref="Write(IStudyStore, string, ExportSettings, TextWriter)"/>
    public static void Write(IStudyStore store, string study, ExportFormat format, TextWriter writer) =>
        Write(store, study, new ExportSettings(format) { ResultsOnly = true }, writer);

    /// <param name="settings">with a format of text</param>
    /// <exception cref="StudyStoreException">no such study, or the store cannot be read</exception>
    public static void Write(IStudyStore store, string study, ExportSettings settings, TextWriter writer) =>
        WriteText(new ExportTable(store, study, settings), writer);

    /// <returns>the dictionary of the columns, as JSON</returns>
    /// <exception cref="StudyStoreException">no such study, or the store cannot be read</exception>
    /// <exception cref="ArgumentException">Parquet into a stream whose position is not known</exception>
    public static string Write(IStudyStore store, string study, ExportSettings settings, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(stream);
        var table = new ExportTable(store, study, settings);
        if (settings.Format == ExportFormat.Parquet)
        {
            if (!stream.CanSeek)
                throw new ArgumentException("A Parquet file is written into a stream that can seek.", nameof(stream));
            ParquetExport.Write(table, stream, Dictionary).GetAwaiter().GetResult();
        }
        else
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            WriteText(table, writer);
        }
        return Dictionary();

        string Dictionary() => ExportDictionary.Of(store.Find(study)!, table);
    }

    /// <summary>Writes each file whole or not at all, the table first.</summary>
    /// <param name="dictionary">where the meaning of the columns is written. Default: null, nowhere.</param>
    /// <exception cref="StudyStoreException">no such study, or the store cannot be read</exception>
    /// <exception cref="DataFileException">a file cannot be written</exception>
    public static void WriteFile(
        IStudyStore store, string study, ExportSettings settings, string path, string? dictionary = null)
    {
        var columns = "";
        AtomicFile.Write(path, stream => columns = Write(store, study, settings, stream));
        if (dictionary is not null)
            AtomicFile.WriteText(dictionary, columns);
    }

    static void WriteText(ExportTable table, TextWriter writer)
    {
        if (table.Settings.Format == ExportFormat.Csv)
            CsvExport.Write(table, writer);
        else if (table.Settings.Format == ExportFormat.Jsonl)
            JsonlExport.Write(table, writer);
        else
            throw new ArgumentOutOfRangeException(
                nameof(table), table.Settings.Format, "This format is not text; it is written into a stream.");
        writer.Flush();
    }
}

using Fruitfly.Data.Files;

namespace Fruitfly.Studies;

public enum ExportFormat
{
    /// <summary>A header and a line for each trial: its settings in columns, and its last evaluation.</summary>
    Csv,

    /// <summary>A JSON object on a line for each trial: its description and its whole curve.</summary>
    Jsonl,
}

/// <summary>Writes a study for other programs: the trials in plan order, those that have a result or failed. Equal
/// results give equal bytes, whatever made them: no times, attempts or machines are written.</summary>
public static class StudyExport
{
    /// <exception cref="StudyStoreException">no such study, or the store cannot be read</exception>
    public static void Write(IStudyStore store, string study, ExportFormat format, TextWriter writer)
    {
        var trials = store.Trials(study)
            .Where(trial => trial.State is TrialState.Done or TrialState.Diverged or TrialState.Failed);
        if (format == ExportFormat.Csv)
            CsvExport.Write(trials, writer);
        else
            JsonlExport.Write(trials, writer);
        writer.Flush();
    }

    /// <summary>Writes the file whole or not at all.</summary>
    /// <exception cref="StudyStoreException">no such study, or the store cannot be read</exception>
    /// <exception cref="DataFileException">the file cannot be written</exception>
    public static void WriteFile(IStudyStore store, string study, ExportFormat format, string path) =>
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            Write(store, study, format, writer);
        });
}

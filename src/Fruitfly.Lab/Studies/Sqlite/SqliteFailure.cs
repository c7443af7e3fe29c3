using Microsoft.Data.Sqlite;

namespace Fruitfly.Lab.Studies.Sqlite;

/// <summary>Says what an error of SQLite means for the store and what to do about it.</summary>
static class SqliteFailure
{
    // Primary result codes, https://sqlite.org/rescode.html
    const int Permission = 3, Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static StudyStoreException Explain(SqliteException failure, string path)
    {
        var (what, hint) = failure.SqliteErrorCode switch
        {
            NotADatabase => ("is not a database", "Name another file with --store; a new store is made where there is none."),
            Corrupt => ("is damaged or truncated", "Restore it from a copy, or move it away; its trials will run again."),
            ReadOnly or Permission => ("cannot be written", "Give yourself the right to write the file and its folder, or name another with --store."),
            CannotOpen => ("cannot be opened", "The folder must exist and be writable, and the path name a file; or name another with --store."),
            Full => ("cannot grow: the disk is full", "Make room and run the same command again; every finished trial is kept."),
            Busy or Locked => ("is in use by another process that does not let go", "Wait for it or end it, then run the same command again."),
            InputOutput => ("could not be read or written by the system", "Check the disk and run the same command again; every finished trial is kept."),
            _ => ("failed", "This is not expected; the message of SQLite may help."),
        };
        return new StudyStoreException($"The store '{path}' {what} ({failure.Message}).", hint, failure);
    }
}

using Microsoft.Data.Sqlite;

namespace Fruitfly.Studies.Sqlite;

/// <summary>Says what an error of SQLite means for the store and what to do about it.</summary>
static class SqliteFailure
{
    // Primary result codes, https://sqlite.org/rescode.html
    const int Permission = 3, Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13,
        CannotOpen = 14, NotADatabase = 26;

    public static StudyStoreException Explain(SqliteException failure, string path)
    {
        (string What, Func<StoreWords, string> Hint) found = failure.SqliteErrorCode switch
        {
            NotADatabase =>
                ("is not a database", words => $"{words.NameAnotherFirst}; a new one is made where there is none."),
            Corrupt => ("is damaged or truncated",
                _ => "Restore it from a copy, or move it away; its trials will run again."),
            ReadOnly or Permission =>
                ("cannot be written",
                    words => $"Give yourself the right to write the file and its folder, or {words.NameAnother}."),
            CannotOpen =>
                ("cannot be opened",
                    words => $"The folder must exist and be writable, and the path name a file; or {words.NameAnother}."),
            Full => ("cannot grow: the disk is full",
                _ => "Free some space and try again; every finished trial is kept."),
            Busy or Locked => ("is locked by another process", _ => "Wait for it or end it, then try again."),
            InputOutput =>
                ("could not be read or written by the system",
                    _ => "Check the disk and try again; every finished trial is kept."),
            _ => ("failed", _ => "This is unexpected; SQLite's message may help."),
        };
        return new StudyStoreException($"The store '{path}' {found.What} ({failure.Message}).", found.Hint, failure);
    }
}

namespace Fruitfly.Data.Files;

/// <summary>The file of a trial is not where it was seen last, or is not as it was. Nothing is wrong with the trial: it
/// can run once the file is given.</summary>
public sealed class MissingDataException(string file, string problem, Remedy remedy, Exception? cause = null)
    : DataFileException(file, "", problem, remedy, cause);

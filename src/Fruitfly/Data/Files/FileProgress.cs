namespace Fruitfly.Data.Files;

/// <summary>How far a file is read.</summary>
/// <param name="File">the path</param>
/// <param name="Bytes">of the file, read so far</param>
/// <param name="TotalBytes">of the file</param>
/// <param name="Rows">read so far</param>
public readonly record struct FileProgress(string File, long Bytes, long TotalBytes, long Rows);

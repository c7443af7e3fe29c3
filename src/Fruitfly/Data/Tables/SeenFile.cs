namespace Fruitfly.Data.Tables;

/// <summary>Where a file with this content was last seen.</summary>
/// <param name="Path">the full path</param>
/// <param name="IsKept">whether it is a copy that was made to be kept, and not the user's file</param>
public sealed record SeenFile(FileContent Content, string Path, DateTimeOffset Seen, bool IsKept = false);

using Fruitfly.Data.Files;

namespace Fruitfly.Cli.Outputs;

/// <summary>What the name of a file to write says of its format.</summary>
static class FileEnding
{
    /// <summary>In lower case and without its dot, such as <c>csv</c>; null where there is none. A pipe or device has a
    /// name that promises nothing.</summary>
    public static string? Of(string? file) =>
        file is not null && !AtomicFile.IsStream(file) && Path.GetExtension(file) is { Length: > 1 } ending
            ? ending[1..].ToLowerInvariant() : null;
}

using System.Globalization;
using Fruitfly.Cli.Help;

namespace Fruitfly.Cli.Errors;

/// <summary>Keeps the trace of a fault where a person finds it, and out of the way of the message.</summary>
static class CrashFile
{
    /// <summary>The path of the file: in <c>FRUITFLY_HOME</c> where there is that folder, else in the folder for
    /// temporary files; null where it cannot be written.</summary>
    public static string? Write(Exception exception, Surroundings surroundings)
    {
        var now = surroundings.Time.GetUtcNow();
        var name = string.Create(CultureInfo.InvariantCulture,
            $"fruitfly-crash-{now:yyyyMMdd-HHmmss-fff}-{Environment.ProcessId}.txt");
        string[] folders =
            [.. new[] { surroundings.Environment("FRUITFLY_HOME"), Path.GetTempPath() }.OfType<string>()
                .Where(Directory.Exists)];
        foreach (var folder in folders)
            try
            {
                var path = Path.GetFullPath(Path.Combine(folder, name));
                File.WriteAllText(path, $"Fruitfly {ProgramVersionOption.Version}, {now:u}\n{exception}\n");
                return path;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The next folder may do.
            }
        return null;
    }
}

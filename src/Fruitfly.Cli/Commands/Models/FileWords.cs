namespace Fruitfly.Cli.Commands.Models;

/// <summary>Names of files that a shell may complete a word to.</summary>
static class FileWords
{
    const int Most = 200;

    /// <summary>Files with one of some endings, or with any, and folders, which end with a slash.</summary>
    /// <param name="word">as far as it is typed</param>
    public static IEnumerable<string> Of(string word, params string[] endings)
    {
        var folder = word[..(word.LastIndexOf('/') + 1)];
        try
        {
            return
            [
                .. new DirectoryInfo(folder.Length == 0 ? "." : folder).EnumerateFileSystemInfos()
                    .Where(entry => !entry.Name.StartsWith('.') && (entry is DirectoryInfo || endings.Length == 0
                        || endings.Contains(entry.Extension.ToLowerInvariant())))
                    .Select(entry => folder + entry.Name + (entry is DirectoryInfo ? "/" : ""))
                    .Where(name => name.StartsWith(word, StringComparison.Ordinal)).Take(Most),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return []; // a folder that cannot be listed has nothing to offer
        }
    }
}

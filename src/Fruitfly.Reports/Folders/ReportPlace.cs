using System.Text;
using Fruitfly.Data.Files;

namespace Fruitfly.Reports.Folders;

/// <summary>Whether reports can be written into a folder, found out before the work that they tell of.</summary>
public static class ReportPlace
{
    const string Generator = """<meta name="generator" content="Fruitfly">""";
    const int Head = 4096;

    /// <summary>Looks without making anything.</summary>
    /// <param name="pages">names of the reports to write, without their ending; their list is always meant</param>
    /// <returns>what is wrong; null where all is well</returns>
    public static DataFileException? Problem(string folder, params IEnumerable<string> pages)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (FolderProblem(folder) is { } problem)
            return problem;
        foreach (var file in pages.SelectMany(name => (string[])[$"{name}.html", $"{name}.json"])
            .Prepend(ReportFolder.IndexName))
            if (Path.Combine(folder, file) is var path && File.Exists(path) && !IsOurs(path))
                return new(path, "",
                    $"there is a {(IsData(path) ? "file" : "page")} in the place of a report, and it is not one of " +
                    "Fruitfly's", "Choose another folder for the reports.");
        return null;
    }

    /// <summary>Why a folder cannot be written, or made where it is not there; null where it can.</summary>
    public static DataFileException? FolderProblem(string folder)
    {
        var place = Path.GetFullPath(folder);
        while (!Directory.Exists(place))
        {
            if (File.Exists(place))
                return new(place, "", "this is a file, and a folder is needed there", "Choose another folder.");
            if (Path.GetDirectoryName(place) is not { } parent)
                return new(folder, "", "there is no such place", "Choose another folder.");
            place = parent;
        }
        try
        {
            AtomicFile.RequireWritable(Path.Combine(place, "fruitfly"));
            return null;
        }
        catch (DataFileException failure)
        {
            var reason = failure.InnerException?.Message.TrimEnd('.') ?? failure.Problem;
            return new(place, "", $"the folder cannot be written: {reason}",
                "Choose another folder, or ask for the permission to write there.", failure);
        }
    }

    /// <summary>Whether this program wrote the file, as its beginning says; an empty one belongs to no one.</summary>
    internal static bool IsOurs(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[Head];
            var count = file.ReadAtLeast(bytes, Head, throwOnEndOfStream: false);
            return count == 0
                || Encoding.UTF8.GetString(bytes, 0, count)
                    .Contains(IsData(path) ? ReportFile.Beginning : Generator, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static bool IsData(string path) => Path.GetExtension(path) == ".json";
}

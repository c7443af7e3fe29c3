using System.Text.RegularExpressions;
using Fruitfly.Data.Files;
using Fruitfly.Reports.Pages;

namespace Fruitfly.Reports.Folders;

/// <summary>A folder of reports and the page that lists them. Each report is a pair of files: the page for people, and
/// beside it the same as JSON for programs. The folder is the list: a page that is deleted is gone from it.</summary>
public static partial class ReportFolder
{
    public const string IndexName = "index.html";

    /// <summary>In bytes; the reports of this program are a hundredth of it.</summary>
    const long LargestFile = 256 << 20;

    /// <summary>Writes the report's two files, lists all reports of the folder again,
    /// and returns the page's path.</summary>
    /// <exception cref="ArgumentException">the page's name cannot be a file's, or two parts
    /// of the report share an id</exception>
    /// <exception cref="DataFileException">a file cannot be written</exception>
    public static string Write(string folder, Report report)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(report);
        if (!FileName().IsMatch(report.Page))
            throw new ArgumentException(
                "A report's page is a file: its name consists of letters, digits, '-', '_' and '.', and begins " +
                $"with a letter or digit; it is '{report.Page}'.");
        if (ReportPlace.FolderProblem(folder) is { } problem)
            throw problem;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{report.Page}.html");
        WritePair(path, report);
        AtomicFile.WriteText(Path.Combine(folder, IndexName), IndexPage.ToHtml(Read(folder)));
        return path;
    }

    /// <summary>The reports of a folder in the order of the lectures, of each experiment the published setting first
    /// and variations last, then other reports; at the end the pages that an earlier version left. Pages that are
    /// no reports are passed over.</summary>
    public static IReadOnlyList<ListedReport> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.html")
            .Where(file => Path.GetFileName(file) != IndexName && IsFile(new FileInfo(file)))
            .Select(Listed)
            .OfType<ListedReport>()
            .OrderBy(report => report.Summary is null)
            .ThenBy(report => report.Summary?.Place ?? int.MaxValue)
            .ThenBy(report => report.Summary?.Name, StringComparer.Ordinal)
            .ThenBy(report => report.Summary?.IsVariation)
            .ThenBy(report => report.Summary?.Setting is not null)
            .ThenBy(report => report.File, StringComparer.Ordinal),
    ];

    /// <summary>Whether it is a file of this folder: a link may lead anywhere, and a
    /// pipe or a device never ends.</summary>
    public static bool IsFile(FileInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file is { Exists: true, LinkTarget: null, Length: > 0 and <= LargestFile };
    }

    /// <summary>The file beside a page that holds the same as JSON.</summary>
    public static string DataFile(string page) => Path.ChangeExtension(page, ".json");

    /// <summary>One report as the list shows it; null where the page is none of a report.</summary>
    public static ListedReport? Listed(string page)
    {
        var file = Path.GetFileName(page);
        return Beside(page, ReportFile.ReadSummary) is var (summary, figure) ? new(file, summary, figure)
            : ReportPlace.IsOurs(page) ? new(file, null, null) : null;
    }

    /// <summary>The whole of one report; null where there is no JSON of it.</summary>
    public static ReportContent? Open(string page) => Beside(page, ReportFile.ReadContent);

    static T? Beside<T>(string page, Func<Stream, T?> read)
    {
        if (!IsFile(new FileInfo(DataFile(page))))
            return default;
        using var stream = File.OpenRead(DataFile(page));
        return read(stream);
    }

    // Both are complete before the first of them takes its place.
    static void WritePair(string page, Report report)
    {
        var html = System.Text.Encoding.UTF8.GetBytes(ReportPage.ToHtml(report));
        AtomicFile.Write(page, stream =>
        {
            stream.Write(html);
            AtomicFile.Write(DataFile(page), ReportFile.Of(report).Write);
        });
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}

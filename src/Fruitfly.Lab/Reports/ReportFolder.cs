using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Reports.Pages;

namespace Fruitfly.Lab.Reports;

/// <summary>A folder of reports and the page that lists them. The folder is the list: a page that is deleted is gone from it.</summary>
public static partial class ReportFolder
{
    public const string IndexName = "index.html";

    /// <summary>In bytes; the reports of this program are a hundredth of it.</summary>
    const long LargestPage = 256 << 20;

    /// <summary>Writes the report's page, lists all reports of the folder again, and returns the page's path.</summary>
    /// <exception cref="ArgumentException">the page's name cannot be a file's</exception>
    /// <exception cref="DataFileException">a file cannot be written</exception>
    public static string Write(string folder, Report report)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(report);
        if (!FileName().IsMatch(report.Page))
            throw new ArgumentException($"A report's page is a file: its name consists of letters, digits, '-', '_' and '.', and begins with a letter or digit; it is '{report.Page}'.");
        if (ReportPlace.FolderProblem(folder) is { } problem)
            throw problem;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{report.Page}.html");
        ReportPage.Write(report, path);
        AtomicFile.WriteText(Path.Combine(folder, IndexName), IndexPage.ToHtml(Read(folder)));
        return path;
    }

    /// <summary>The reports of a folder by experiment, of each the published setting first and variations last. Pages that are no
    /// reports are passed over.</summary>
    public static IReadOnlyList<ListedReport> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.html")
            .Where(file => Path.GetFileName(file) != IndexName && IsPage(new FileInfo(file)))
            .Select(Listed)
            .OfType<ListedReport>()
            .OrderBy(report => report.Summary.Name, StringComparer.Ordinal)
            .ThenBy(report => report.Summary.IsVariation)
            .ThenBy(report => report.Summary.Setting is not null)
            .ThenBy(report => report.File, StringComparer.Ordinal),
    ];

    /// <summary>Whether it is a file of this folder: a link may lead anywhere, and a pipe or a device never ends.</summary>
    public static bool IsPage(FileInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file is { Exists: true, LinkTarget: null, Length: > 0 and <= LargestPage };
    }

    /// <summary>One report as the list shows it; null where the file is none.</summary>
    public static ListedReport? Listed(string path)
    {
        var (file, html) = (Path.GetFileName(path), File.ReadAllText(path));
        try
        {
            if (Element(html, ReportSummary.ElementId) is not { } json)
                return null;
            var summary = ReportSummary.FromJson(json);
            var figure = summary.FirstFigure is { } id ? Element(html, FigureSection.SpecificationId(id)) : null;
            return new(file, summary, figure is null ? null : JsonNode.Parse(figure) as JsonObject);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The whole of one report; null where the file is none, or one that an earlier program wrote.</summary>
    public static ReportContent? Open(string path)
    {
        var html = File.ReadAllText(path);
        try
        {
            return Element(html, ReportContent.ElementId) is { } json
                ? ReportContent.FromJson(json, id => Element(html, FigureSection.SpecificationId(id))) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    static string? Element(string html, string id)
    {
        var opening = Html.Of($"""<script type="application/json" id="{id}">""").Text;
        var start = html.IndexOf(opening, StringComparison.Ordinal);
        var end = start < 0 ? -1 : html.IndexOf("</script>", start, StringComparison.Ordinal);
        return end < 0 ? null : html[(start + opening.Length)..end];
    }
}

/// <summary>A report found in a folder.</summary>
/// <param name="File">the page's file name</param>
/// <param name="Figure">the specification of its first figure</param>
public sealed record ListedReport(string File, ReportSummary Summary, JsonObject? Figure);

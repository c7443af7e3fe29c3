using System.Collections.Concurrent;
using System.Globalization;
using Fruitfly.Lab.Experiments;
using Fruitfly.Reports;
using Fruitfly.Reports.Folders;

namespace Fruitfly.Web.Reports;

/// <summary>The reports of a folder by their pages. A report is read again only when the time or size of
/// one of its files is another.</summary>
sealed class KeptReports(string folder)
{
    readonly ConcurrentDictionary<string, (string Version, ListedReport? Report)> _listed = [];
    readonly ConcurrentDictionary<string, (string Version, ReportContent? Content)> _opened = [];

    /// <summary>Another text for another report; null where there is none.</summary>
    /// <param name="name">of a page: an experiment that there is, or one of its settings</param>
    public string? Version(string name) =>
        Find(name) is { } page ? $"{Stamp(page)}-{Stamp(new FileInfo(ReportFolder.DataFile(page.FullName)))}" : null;

    public string PathOf(string name) => Path.Combine(folder, $"{name}.html");

    /// <summary>The page of an experiment's quick preset.</summary>
    public static string QuickPage(string experiment) => $"{Page(experiment)}-quick";

    /// <summary>The page of its published setting.</summary>
    public static string Page(string experiment) => ExperimentName.InFiles(experiment);

    /// <summary>What a list shows of the published setting, or else of the quick preset; null
    /// where neither was measured.</summary>
    public ListedReport? Preset(string experiment) => Listed(Page(experiment)) ?? Listed(QuickPage(experiment));

    /// <summary>The file of a report; null where there is none.</summary>
    public FileInfo? Find(string name) =>
        new FileInfo(PathOf(name)) is var file && ReportFolder.IsFile(file) ? file : null;

    /// <summary>The text of a page; null where there is none.</summary>
    public async Task<string?> PageAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return Find(name) is { } file ? await File.ReadAllTextAsync(file.FullName, cancellation) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null; // it is gone, or not for this user
        }
    }

    /// <summary>What a list shows of it; null where there is no report.</summary>
    public ListedReport? Listed(string name) => Read(_listed, name, ReportFolder.Listed);

    /// <summary>The whole of it; null where there is no report, or only the page
    /// that an earlier version left.</summary>
    public ReportContent? Open(string name) => Read(_opened, name, ReportFolder.Open);

    static string Stamp(FileInfo file) =>
        file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks:x}.{file.Length:x}")
            : "none";

    T? Read<T>(ConcurrentDictionary<string, (string Version, T? Value)> kept, string name,
        Func<string, T?> read) where T : class
    {
        if (Version(name) is not { } version)
            return null;
        if (kept.TryGetValue(name, out var known) && known.Version == version)
            return known.Value;
        try
        {
            return (kept[name] = (version, read(PathOf(name)))).Value;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null; // it is gone, being replaced, or not for this user
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Reports.Json;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports;

/// <summary>A report as JSON: what programs read of it, while people read the page beside it.</summary>
/// <param name="Generator">always <see cref="Program"/>; it stands first, so that the
/// file is known by its beginning</param>
/// <param name="Data">of the figures by their ids</param>
public sealed record ReportFile(
    string Generator, ReportSummary Summary, ReportContent Content, IReadOnlyDictionary<string, FigureData> Data)
{
    public const string Program = "Fruitfly";

    /// <summary>How such a file begins.</summary>
    internal const string Beginning = $$"""{"generator":"{{Program}}",""";

    public static ReportFile Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(
            Program, ReportSummary.Of(report), ReportContent.Of(report),
            report.Findings.Figures.ToDictionary(figure => figure.Id, figure => figure.Data));
    }

    internal void Write(Stream stream) => JsonSerializer.Serialize(stream, this, JsonStyle.File);

    /// <summary>The whole of it.</summary>
    /// <returns>null where it is no such file</returns>
    internal static ReportContent? ReadContent(Stream stream) => Read(() =>
    {
        var file = JsonSerializer.Deserialize<ReportFile>(stream, JsonStyle.File);
        if (file is null || !file.Data.Values.SelectMany(data => data.Tables).All(IsWhole))
            return null;
        return file.Content with
        {
            Figures = [.. file.Content.Figures.Select(figure =>
                figure with { Data = file.Data.GetValueOrDefault(figure.Id, FigureData.None) })],
        };
    });

    /// <summary>What a list shows of it, which is a small part of the whole.</summary>
    /// <returns>null where it is no such file</returns>
    internal static (ReportSummary Summary, JsonObject? Figure)? ReadSummary(Stream stream) =>
        Read<(ReportSummary, JsonObject?)?>(() =>
    {
        using var document = JsonDocument.Parse(stream, new() { AllowDuplicateProperties = false });
        if (document.RootElement.GetProperty("summary").Deserialize<ReportSummary>(JsonStyle.File) is not { } summary)
            return null;
        var figures = document.RootElement.GetProperty("content").GetProperty("figures");
        return (summary,
            figures.GetArrayLength() == 0 ? null : JsonObject.Create(figures[0].GetProperty("specification").Clone()));
    });

    static bool IsWhole(FigureTable table) =>
        table.Rows.All(row => row is not null && row.Count == table.Columns.Count);

    // Any file may lie there: text that is no JSON, and JSON of another shape.
    static T? Read<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return default;
        }
    }
}

using System.Text.Json.Nodes;

namespace Fruitfly.Reports;

/// <summary>A report found in a folder.</summary>
/// <param name="File">the page's file name</param>
/// <param name="Summary">null where an earlier version left the page alone, without the file of its findings</param>
/// <param name="Figure">the specification of its first figure</param>
public sealed record ListedReport(string File, ReportSummary? Summary, JsonObject? Figure);

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Fruitfly.Lab.Experiments.Claims;

namespace Fruitfly.Lab.Reports;

/// <summary>What the list of reports needs to know of one; each report carries it inside, so that the folder is the list.</summary>
/// <param name="FirstFigure">the id of the figure shown in the list; null where there is none</param>
public sealed record ReportSummary(
    string Name, string Title, string Lead, DateTimeOffset Finished, TimeSpan Duration, string? FirstFigure, IReadOnlyList<Claim> Claims)
{
    /// <summary>See <see cref="Report.Setting"/>.</summary>
    public string? Setting { get; init; }

    /// <summary>See <see cref="Report.IsVariation"/>.</summary>
    public bool IsVariation { get; init; }

    internal const string ElementId = "report-summary";

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Summaries are read back from pages that anyone may have written.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter<Verdict>(allowIntegerValues: false) },
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static ReportSummary Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(
            report.Name, report.Title, report.Findings.Lead, report.Provenance.Finished, report.Provenance.Duration,
            report.Findings.Figures.Count > 0 ? report.Findings.Figures[0].Id : null, report.Findings.Claims)
        {
            Setting = report.Setting,
            IsVariation = report.IsVariation,
        };
    }

    internal JsonNode ToJson() => JsonSerializer.SerializeToNode(this, Options)!;

    /// <exception cref="JsonException">not a summary</exception>
    internal static ReportSummary FromJson(string json) => JsonSerializer.Deserialize<ReportSummary>(json, Options)
        ?? throw new JsonException("A report's summary is null.");
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Fruitfly.Lab.Experiments.Claims;
using Fruitfly.Lab.Reports.Pages;

namespace Fruitfly.Lab.Reports;

/// <summary>A report with every text ready to show, so that another page can show it as its own does. A report's page carries it
/// inside, without the specifications, which stand there by themselves.</summary>
/// <param name="Settings">what the experiment was set to, by name</param>
/// <param name="Provenance">all that is needed to do it again, by name, in the order to show</param>
/// <param name="Figures">each with the specification of <see cref="StandaloneSpecification"/></param>
public sealed record ReportContent(
    string Name, string Title, string Lead, DateTimeOffset Finished, string Command, IReadOnlyList<KeyValuePair<string, string>> Settings,
    IReadOnlyList<KeyValuePair<string, string>> Provenance, IReadOnlyList<Figure> Figures, IReadOnlyList<Table> Tables, IReadOnlyList<ClaimContent> Claims)
{
    internal const string ElementId = "report-content";

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static ReportContent Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (findings, provenance) = (report.Findings, report.Provenance);
        return new(
            report.Name, report.Title, findings.Lead, provenance.Finished, provenance.Command, provenance.Settings,
            [.. ProvenanceSection.Entries(provenance).Select(entry => KeyValuePair.Create(entry.Name, entry.Value))],
            [.. findings.Figures.Select(figure => figure with { Specification = StandaloneSpecification.Of(figure) })],
            findings.Tables, [.. findings.Claims.Select(ClaimContent.Of)]);
    }

    internal JsonNode ToJson() =>
        JsonSerializer.SerializeToNode(this with { Figures = [.. Figures.Select(figure => figure with { Specification = [] })] }, Options)!;

    /// <param name="specification">of the figure with that id</param>
    /// <exception cref="JsonException">not a report's content</exception>
    internal static ReportContent FromJson(string json, Func<string, string?> specification)
    {
        var content = JsonSerializer.Deserialize<ReportContent>(json, Options) ?? throw new JsonException("A report's content is null.");
        return content with
        {
            Figures = [.. content.Figures.Select(figure => figure with
            {
                Specification = specification(figure.Id) is { } text && JsonNode.Parse(text) is JsonObject found
                    ? found : throw new JsonException($"The figure '{figure.Id}' has no specification."),
            })],
        };
    }
}

/// <summary>A claim with its numbers as text.</summary>
/// <param name="Measured">value, interval and n; "–" where it was not measured</param>
/// <param name="Verdict">as <see cref="VerdictText.Code"/> writes it</param>
/// <param name="Figure">the id of the figure that shows it</param>
public sealed record ClaimContent(
    string Experiment, string Id, string Statement, string Source, string Published, string Measured, string Verdict, string? Figure, string? Reason)
{
    public static ClaimContent Of(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return new(
            claim.Experiment, claim.Id, claim.Statement, claim.Source, claim.Published, ClaimsSection.Measured(claim), VerdictText.Code(claim.Verdict),
            claim.Figure, claim.Reason);
    }
}

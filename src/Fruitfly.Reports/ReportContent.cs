using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports;

/// <summary>A report with every text ready to show, so that another page can show it as its own does.</summary>
/// <param name="Settings">what the experiment was set to, by name</param>
/// <param name="Provenance">all that is needed to do it again, by name, in the order to show</param>
/// <param name="Figures">each with the specification of <see cref="StandaloneSpecification"/></param>
public sealed record ReportContent(
    string Name, string Title, string Lead, DateTimeOffset Finished, string Command,
    IReadOnlyList<KeyValuePair<string, string>> Settings,
    IReadOnlyList<KeyValuePair<string, string>> Provenance, IReadOnlyList<Figure> Figures, IReadOnlyList<Table> Tables,
    IReadOnlyList<ClaimContent> Claims)
{
    public static ReportContent Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (findings, provenance) = (report.Findings, report.Provenance);
        return new(
            report.Name, report.Title, findings.Lead, provenance.Finished, provenance.Command, provenance.Settings,
            [.. ProvenanceWords.Entries(provenance).Select(entry => KeyValuePair.Create(entry.Name, entry.Value))],
            [.. findings.Figures.Select(figure => figure with { Specification = StandaloneSpecification.Of(figure) })],
            findings.Tables, [.. findings.Claims.Select(ClaimContent.Of)]);
    }
}

/// <summary>A claim with its numbers as text.</summary>
/// <param name="Measured">value, interval and n; "–" where it was not measured</param>
/// <param name="Verdict">as <see cref="VerdictText.Code"/> writes it</param>
/// <param name="Figure">the id of the figure that shows it</param>
public sealed record ClaimContent(
    string Experiment, string Id, string Statement, string Source, string Published, string Measured, string Verdict,
    string? Figure, string? Reason)
{
    public static ClaimContent Of(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return new(
            claim.Experiment, claim.Id, claim.Statement, claim.Source, claim.Published, NumberText.Measured(claim),
            VerdictText.Code(claim.Verdict),
            claim.Figure, claim.Reason);
    }
}

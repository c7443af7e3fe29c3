using System.Globalization;

namespace Fruitfly.Reports.Pages;

/// <summary>How to name the report in a paper, and how to keep it on paper.</summary>
static class CitationSection
{
    public static Html Write(Report report) => Html.Of($"""
        <section class="citation" aria-labelledby="citation-title">
        <h2 id="citation-title">Cite</h2>
        <pre tabindex="0"><code>{BibTeX(report)}</code></pre>
        <p class="actions"><button type="button" data-print hidden>Print, or keep as PDF</button></p>
        </section>
        """);

    /// <summary>An entry that names the setting and the hash of the trials, so that
    /// others can measure the same.</summary>
    internal static string BibTeX(Report report)
    {
        var provenance = report.Provenance;
        var version = provenance.Versions.FirstOrDefault(entry => entry.Key == "Fruitfly").Value ?? "unknown";
        var study = provenance.StudyHash is { } hash ? $", study {hash[..Math.Min(12, hash.Length)]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            @misc{fruitfly-{{report.Page}},
              title = {{{Escaped(report.Title)}}},
              author = {{{"{Fruitfly}"}}},
              year = {{provenance.Finished.Year}},
              howpublished = {Report of the experiment {{Escaped(report.Name)}}, Fruitfly {{Escaped(version.Split('+')[0])}}},
              note = {Measured {{provenance.Finished:yyyy-MM-dd}} by \texttt{{{Escaped(provenance.Command)}}}{{study}}}
            }
            """);
    }

    // What TeX would read as a command or a group.
    static string Escaped(string text) => string.Concat(text.Select(letter => letter switch
    {
        '\\' => @"\textbackslash{}",
        '{' or '}' or '$' or '&' or '#' or '%' or '_' => $"\\{letter}",
        '~' => @"\textasciitilde{}",
        '^' => @"\textasciicircum{}",
        _ => $"{letter}",
    }));
}

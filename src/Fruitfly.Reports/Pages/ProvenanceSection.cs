namespace Fruitfly.Reports.Pages;

/// <summary>The box that says how to do it again.</summary>
static class ProvenanceSection
{
    public static Html Write(Provenance provenance) => Html.Of($"""
        <section class="provenance" aria-labelledby="provenance-title">
        <h2 id="provenance-title">Provenance</h2>
        <pre tabindex="0"><code>{provenance.Command}</code></pre>
        <dl>
        {Html.Join(ProvenanceWords.Entries(provenance).Select(entry => Html.Of($"<div><dt>{entry.Name}</dt><dd>{entry.Value}</dd></div>")))}
        </dl>
        </section>
        """);
}

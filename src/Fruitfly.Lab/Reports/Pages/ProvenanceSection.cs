using System.Globalization;

namespace Fruitfly.Lab.Reports.Pages;

/// <summary>The box that says how to do it again.</summary>
static class ProvenanceSection
{
    public static Html Write(Provenance provenance) => Html.Of($"""
        <section class="provenance" aria-labelledby="provenance-title">
        <h2 id="provenance-title">Provenance</h2>
        <pre tabindex="0"><code>{provenance.Command}</code></pre>
        <dl>
        {Html.Join(Entries(provenance).Select(entry => Html.Of($"<div><dt>{entry.Name}</dt><dd>{entry.Value}</dd></div>")))}
        </dl>
        </section>
        """);

    public static IEnumerable<(string Name, string Value)> Entries(Provenance provenance)
    {
        yield return ("study", provenance.StudyHash ?? "none: computed without trials");
        yield return ("seeds", provenance.Seeds);
        foreach (var (name, value) in provenance.Settings)
            yield return (name, value);
        yield return ("instruction set", provenance.InstructionSet);
        foreach (var (name, value) in provenance.Versions)
            yield return (name, value);
        yield return ("finished", provenance.Finished.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));
        yield return ("duration", Duration(provenance.Duration));
        yield return ("test set", TestSetWords.Of(provenance.TestSet) + (provenance.TestSet is { Times: > 0 } ? ", before these numbers were taken" : ""));
        if (provenance.Cost is { } cost)
            yield return ("cost", CostWords.Of(cost));
    }

    internal static string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => $"{duration.Minutes} min {duration.Seconds} s",
        _ => $"{(int)duration.TotalHours} h {duration.Minutes} min",
    };
}

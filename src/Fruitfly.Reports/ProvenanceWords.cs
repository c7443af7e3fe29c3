using System.Globalization;

namespace Fruitfly.Reports;

/// <summary>All that is needed to do it again, in words.</summary>
static class ProvenanceWords
{
    /// <summary>By name, in the order to show.</summary>
    public static IEnumerable<(string Name, string Value)> Entries(Provenance provenance)
    {
        yield return ("study", provenance.StudyHash ?? "none: computed without trials");
        yield return ("seeds", provenance.Seeds);
        foreach (var (name, value) in provenance.Settings)
            yield return (name, value);
        yield return ("instruction set", provenance.InstructionSet);
        if (Hosts(provenance.Hosts) is { } hosts)
            yield return ("hosts", hosts);
        foreach (var (name, value) in provenance.Versions)
            yield return (name, value);
        yield return ("finished",
            provenance.Finished.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));
        yield return ("duration", Duration(provenance.Duration));
        yield return ("test set",
            TestSetWords.Of(provenance.TestSet) +
                (provenance.TestSet is { Times: > 0 } ? ", before these numbers were taken" : ""));
        if (provenance.Cost is { } cost)
            yield return ("cost", CostWords.Of(cost));
    }

    // A reader knows the one machine that wrote the report.
    static string? Hosts(IReadOnlyList<KeyValuePair<string, int>> hosts)
    {
        const int Most = 20;
        return hosts is [] || hosts is [var only] && only.Key == Environment.MachineName ? null
            : string.Join(", ", hosts.Take(Most).Select(host => $"{host.Key} ({host.Value})"))
                + (hosts.Count > Most ? $" and {hosts.Count - Most} more" : "");
    }

    /// <summary>"30 Nov 2026, 09:40", as the web lab writes it.</summary>
    public static string Date(DateTimeOffset time) => time.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => $"{duration.Minutes} min {duration.Seconds} s",
        _ => $"{(int)duration.TotalHours} h {duration.Minutes} min",
    };
}

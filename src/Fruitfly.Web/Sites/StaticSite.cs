using Fruitfly.Data.Files;
using Fruitfly.Reports;
using Fruitfly.Reports.Folders;
using Fruitfly.Reports.Pages;
using Fruitfly.Web.Lectures;
using Fruitfly.Web.Reports;

namespace Fruitfly.Web.Sites;

/// <summary>The lab to read, as files that any web server or a folder can show: the gallery, both lectures, and every
/// report with its figures and claims. Nothing runs there.</summary>
public static class StaticSite
{
    /// <summary>Writes the site of a folder's reports.</summary>
    /// <param name="folder">of the site; it is made where there is none</param>
    /// <param name="reports">the folder that they lie in; another one</param>
    /// <returns>the pages that were written, the first of them the one to open</returns>
    /// <exception cref="DataFileException">there is no report, or a file cannot be written</exception>
    public static IReadOnlyList<string> Write(string folder, string reports)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(reports);
        if (Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))
            == Path.TrimEndingDirectorySeparator(Path.GetFullPath(reports)))
            throw new DataFileException(folder, "", "the site would take the place of the reports that it is made of",
                "Choose another folder for the site.");
        IReadOnlyList<ListedReport> listed = Directory.Exists(reports)
            ? [.. ReportFolder.Read(reports).Where(report => report.Summary is not null)] : [];
        if (listed.Count == 0)
            throw new DataFileException(reports, "", "there are no reports to make a site of",
                "Run an experiment first, or name the folder of its report.");
        List<(string Name, string Text)> decks =
            [.. Decks.All.Select(deck => ($"lecture-{deck.Id}", Page(deck, reports)))];
        var names = listed.Select(report => Path.GetFileNameWithoutExtension(report.File))
            .Concat(decks.Select(deck => deck.Name)).ToList();
        if (ReportPlace.Problem(folder, names) is { } problem)
            throw problem;
        Directory.CreateDirectory(folder);
        foreach (var report in listed)
        {
            Copy(Path.Combine(reports, report.File), folder);
            Copy(ReportFolder.DataFile(Path.Combine(reports, report.File)), folder);
        }
        foreach (var (name, text) in decks)
            AtomicFile.WriteText(Path.Combine(folder, $"{name}.html"), text);
        var index = Path.Combine(folder, ReportFolder.IndexName);
        AtomicFile.WriteText(index, IndexPage.ToHtml(listed,
            [.. Decks.All.Select(deck => new ListedDeck($"lecture-{deck.Id}.html", deck.Title, deck.Steps.Count))]));
        return [index, .. names.Select(name => Path.Combine(folder, $"{name}.html"))];
    }

    static string Page(Lecture deck, string reports)
    {
        var kept = new KeptReports(reports);
        return DeckPage.ToHtml(deck.Title, deck.Source, [.. deck.Steps.Select(step =>
        {
            var report = kept.Preset(step.Experiment);
            var content = report is null ? null : kept.Open(Path.GetFileNameWithoutExtension(report.File));
            return new DeckSlide(step.Question, step.Look,
                content?.Figures.FirstOrDefault(figure => figure.Id == step.Figure),
                [.. (content?.Claims ?? []).Where(claim => claim.Figure == step.Figure).OrderBy(Openness)],
                report?.File);
        })]);
    }

    // What was decided, either way, stands before what was not.
    static int Openness(ClaimContent claim) =>
        claim.Verdict switch { "confirmed" or "contradicted" => 0, "undecided" => 1, _ => 2 };

    static void Copy(string file, string folder)
    {
        using var source = File.OpenRead(file);
        AtomicFile.Write(Path.Combine(folder, Path.GetFileName(file)), source.CopyTo);
    }
}

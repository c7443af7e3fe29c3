namespace Fruitfly.Reports.Pages;

/// <summary>The header of every page: the mark, the way to other pages, and the button for dark colours.</summary>
public static class PageHeader
{
    static readonly Html Name = Html.Of($"{Mark.Drawing}<span>Fruitfly</span>");

    /// <summary>Of the list of reports in a folder.</summary>
    internal static Html OfList { get; } = InFile(Html.Empty);

    /// <summary>Of a report in a folder.</summary>
    internal static Html OfReport { get; } = InFile(Html.Of($"""<a class="back" href="index.html">All reports</a>"""));

    /// <summary>Of a page that a server shows beside its other rooms.</summary>
    /// <param name="links">to the rooms</param>
    /// <param name="home">the address of the first room, where the mark leads</param>
    public static Html WithRooms(IEnumerable<Html> links, string home) => Write(Html.Of($"""
        <a class="brand" href="{home}">{Name}</a>
        <nav aria-label="Rooms">{Html.Join(links, " ")}</nav>
        """));

    /// <summary>A page from a folder with another header in place of its own, where that is as this program writes
    /// it; any other page stays as it is.</summary>
    public static string Replace(string page, Html header)
    {
        ArgumentNullException.ThrowIfNull(page);
        foreach (var own in (string[])[OfReport.Text, OfList.Text])
            if (page.IndexOf(own, StringComparison.Ordinal) is >= 0 and var start)
                return string.Concat(page.AsSpan(0, start), header.Text, page.AsSpan(start + own.Length));
        return page;
    }

    // A file may lie in any folder and leads only to its neighbours.
    static Html InFile(Html trail) => Write(Html.Of($"""
        <span class="brand">{Name}</span>
        {trail}
        """));

    static Html Write(Html ways) => Html.Of($"""
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top">
        {ways}
        <button id="theme" type="button" aria-pressed="false" hidden><svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7.25"/><path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z"/></svg><span>Dark</span></button>
        </header>
        """);
}

using Fruitfly.Reports.Pages;

namespace Fruitfly.Web.Pages;

/// <summary>The rooms in the navigation, in its order.</summary>
static class Rooms
{
    public const string Reports = "/reports/";

    static readonly (string Path, string Title)[] All =
    [
        ("/", "Gallery"),
        ("/playground", "Playground"),
        ("/surface", "Loss surface"),
        ("/digits", "Digits by hand"),
        ("/lecture", "Lectures"),
        ("/studies", "Studies"),
        ("/sweeps", "Sweeps"),
        ("/diagnoses", "Diagnose"),
        (Reports, "Reports"),
    ];

    /// <summary>The header of a page of the lab.</summary>
    /// <param name="path">of the page; the room there is marked as the current one</param>
    public static Html Header(string path) =>
        PageHeader.WithRooms(All.Select(room => Link(room.Path, room.Title, path)), All[0].Path);

    /// <summary>The room in which an address lies; the gallery where it lies in none, or is the room itself.</summary>
    public static (string Path, string Name) Of(string path)
    {
        var room = All.Skip(1).FirstOrDefault(room =>
            path.StartsWith($"{room.Path.TrimEnd('/')}/", StringComparison.Ordinal) && path != room.Path);
        return room.Path is null ? (All[0].Path, "the gallery") : room;
    }

    static Html Link(string path, string title, string current) => path == current
        ? Html.Of($"""<a href="{path}" aria-current="page">{title}</a>""")
        : Html.Of($"""<a href="{path}">{title}</a>""");
}

using Fruitfly.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Lectures;

/// <summary>The lectures as paths of pages. What a page shows is measured by its experiment
/// and told by that one's room.</summary>
static class LectureEndpoints
{
    public static void MapLectures(this IEndpointRouteBuilder routes)
    {
        routes.MapPage("/lecture", "Lectures");
        routes.MapPage("/lecture/{deck}/{step}", "Lecture");
        routes.MapGet("/api/lectures", () => Decks.All);
    }
}

using Fruitfly.Surfaces;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Surface;

/// <summary>The room of the loss surface: a point to drag, and descents that race from it. All of it is
/// computed again from what is asked.</summary>
static class SurfaceEndpoints
{
    const int CurvePlaces = 161;

    public static void MapSurfaces(this IEndpointRouteBuilder routes)
    {
        routes.MapPage("/surface", "Loss surface");
        routes.MapGet("/api/surfaces", () => RaceSurface.All.Select(surface => new { surface.Id, surface.Title }));
        routes.MapGet("/api/surfaces/{surface}", (string surface) => SurfaceDrawing.Of(Find(surface)));
        routes.MapGet("/api/surfaces/{surface}/race",
            (string surface, double first, double second, double? beta, uint? seed, HttpRequest request) =>
        {
            var on = Find(surface);
            return SurfaceRace.Run(on, new(first, second), beta ?? on.Momentum, seed ?? 1,
                Entries(request.Query, on.Surface.Examples));
        });
        routes.MapGet("/api/surfaces/{surface}/curve",
            (string surface, double first, double second) => Curve(Find(surface), new(first, second)));
    }

    /// <summary>Each racer that is named in the query, such as <c>momentum=0.6,5,81</c>.</summary>
    static IEnumerable<RaceEntry> Entries(IQueryCollection query, int examples) =>
        from style in RacerStyle.All
        let text = query[KebabCase.Of(style.Racer)].ToString()
        where text.Length > 0
        select RaceEntry.Parse(style.Racer, text, examples);

    /// <summary>The fitted curve with these parameters, over the range of the examples, in points [x, y].</summary>
    static IReadOnlyList<double[]> Curve(RaceSurface on, SurfacePoint point)
    {
        if (on.Surface is not LeastSquaresSurface fit)
            return [];
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var x in fit.X)
            (low, high) = (Math.Min(low, x), Math.Max(high, x));
        return
        [
            .. from k in Enumerable.Range(0, CurvePlaces)
               let x = low + k * (high - low) / (CurvePlaces - 1)
               select (double[])[x, fit.Model.Value(point, x)],
        ];
    }

    static RaceSurface Find(string id) => RaceSurface.All.FirstOrDefault(surface => surface.Id == id)
        ?? throw RequestException.NotFound($"There is no surface '{id}'.",
            $"The surfaces are {string.Join(", ", RaceSurface.All.Select(surface => surface.Id))}.");
}

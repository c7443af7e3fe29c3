using System.Text;
using Fruitfly.Reports;
using Fruitfly.Reports.Json;
using Fruitfly.Studies.Evidence;
using Fruitfly.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Reports;

/// <summary>Figures to take along: their data, and their specification.</summary>
static class FigureEndpoints
{
    /// <param name="path">of what was measured, with <c>{name}</c> in it</param>
    /// <param name="find">what there is to see now, by that name; null where nothing is</param>
    public static void MapFigures(
        this IEndpointRouteBuilder routes, string path,
        Func<string, (string Version, ReportContent? Content)?> find) =>
        routes.MapFigures(path, (name, _) => find(name));

    /// <summary>The same where it is not the name alone that says what is seen.</summary>
    public static void MapFigures(
        this IEndpointRouteBuilder routes, string path,
        Func<string, IQueryCollection, (string Version, ReportContent? Content)?> find)
    {
        routes.MapGet($"{path}/figures/{{figure}}/data.csv",
            (string name, string figure, string? version, HttpRequest request) => Download(
                Figure(name, figure, version, request).Data.ToCsv(), "text/csv; charset=utf-8", $"{figure}.csv"));
        routes.MapGet($"{path}/figures/{{figure}}/specification.json",
            (string name, string figure, string? version, HttpRequest request) => Download(
                JsonStyle.Readable(Figure(name, figure, version, request).Specification), "application/json",
                $"{figure}.vl.json"));

        Figure Figure(string name, string id, string? version, HttpRequest request)
        {
            var found = find(name, request.Query);
            if (version is not null && version != found?.Version)
                throw new RequestException(StatusCodes.Status409Conflict,
                    "There is a newer measurement than the one that was shown.",
                    "Reload the page and take what it shows now.");
            return found?.Content?.Figures.FirstOrDefault(figure => figure.Id == id)
                ?? throw RequestException.NotFound($"'{name}' has no figure '{id}' now.",
                    "Reload the page to see its figures.");
        }
    }

    static IResult Download(string text, string type, string name) =>
        Results.File(Encoding.UTF8.GetBytes(text), type, name);
}

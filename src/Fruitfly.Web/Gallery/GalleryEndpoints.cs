using System.Text.Json.Nodes;
using Fruitfly.Lab.Reports;
using Fruitfly.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Gallery;

/// <summary>The first page: every experiment with its latest picture and its claims.</summary>
static class GalleryEndpoints
{
    public static void MapGallery(this IEndpointRouteBuilder routes, Laboratory laboratory)
    {
        routes.MapPage("/", "Gallery");
        routes.MapGet("/api/gallery", () => Cards(laboratory));
    }

    static IReadOnlyList<ExperimentCard> Cards(Laboratory laboratory)
    {
        var folder = laboratory.Settings.Reports;
        var reports = Directory.Exists(folder) ? ReportFolder.Read(folder).ToLookup(report => report.Summary.Name) : null;
        return [.. laboratory.Experiments.Experiments.Select(experiment => new ExperimentCard(
            experiment.Name, experiment.Title, experiment.Summary, experiment.Source,
            reports?[experiment.Name].FirstOrDefault() is { } report ? Latest(report) : null))];
    }

    static LatestReport Latest(ListedReport report) => new(
        report.File, report.Summary.Lead, report.Summary.Finished, ClaimJson.Of(report.Summary.Claims), report.Figure);
}

/// <summary>One experiment of the gallery.</summary>
/// <param name="Report">null where it has not been run yet</param>
sealed record ExperimentCard(string Name, string Title, string Summary, string Source, LatestReport? Report);

/// <param name="Figure">the specification of its first figure</param>
sealed record LatestReport(string File, string Lead, DateTimeOffset Finished, JsonArray Claims, JsonObject? Figure);

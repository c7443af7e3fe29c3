using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Uploads;

/// <summary>Takes the tables that users bring, for every room that trains on them.</summary>
static class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder routes, UploadedTables tables) =>
        routes.MapPost("/api/tables", async (string? name, HttpRequest request) =>
        {
            var known = Upload.NameOf(name);
            await tables.TakeAsync(known, request.Body, request.HttpContext.RequestAborted);
            return new UploadedTable(known);
        }).WithMetadata(new BodySize(Upload.LargestFile));
}

/// <param name="Name">as a study names it</param>
sealed record UploadedTable(string Name);

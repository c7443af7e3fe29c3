using System.Reflection;
using Fruitfly.Reports.Charts;
using Fruitfly.Web.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Pages;

/// <summary>The scripts and styles of the pages, from within the program.</summary>
static class AssetEndpoints
{
    static readonly Dictionary<string, byte[]> Files = Read();

    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/theme.css", () => Results.Text(Theme.StyleSheet, "text/css; charset=utf-8"));
        routes.MapGet("/assets/{file}", (string file, HttpResponse response) =>
        {
            if (!Files.TryGetValue(file, out var content))
                throw RequestException.NotFound("There is no such file in the web lab.");
            if (file.Contains('-')) // its name holds its hash
                response.Headers.CacheControl = "private, max-age=31536000, immutable";
            return Results.Bytes(content,
                file.EndsWith(".css", StringComparison.Ordinal)
                    ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8");
        });
    }

    static Dictionary<string, byte[]> Read()
    {
        const string Folder = "Client/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(name => name[Folder.Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                return content;
            });
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Fruitfly.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Reports;

/// <summary>The room of the reports: the pages of one folder, by name, never by path.</summary>
static partial class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes, string folder)
    {
        routes.MapGet("/reports/", context => Send(context, folder, "index"));
        routes.MapGet("/reports/{name}.html", context => Send(context, folder, (string)context.GetRouteValue("name")!));
    }

    static async Task Send(HttpContext context, string folder, string name)
    {
        var response = context.Response;
        var file = new FileInfo(Path.Combine(folder, name + ".html"));
        if (!Name().IsMatch(name) || !file.Exists)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync(name == "index"
                ? "There are no reports yet: 'fruitfly reproduce --quick' makes them."
                : "There is no report of that name.");
            return;
        }
        var page = await File.ReadAllTextAsync(file.FullName, context.RequestAborted);
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = PolicyOf(page);
        await response.WriteAsync(page, context.RequestAborted);
    }

    /// <summary>The policy that a report states in its head, as a header too; a page that states none may run nothing.</summary>
    internal static string PolicyOf(string page)
    {
        var head = page.IndexOf("</head>", StringComparison.OrdinalIgnoreCase);
        var stated = StatedPolicy().Match(page, 0, Math.Max(0, head));
        return stated.Success && WebUtility.HtmlDecode(stated.Groups[1].Value) is var policy && !policy.AsSpan().ContainsAny('\r', '\n')
            && policy.All(char.IsAscii)
            ? $"{policy}; frame-ancestors 'none'" : AccessPolicy.StrictContentPolicy;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,99}$")]
    private static partial Regex Name();

    [GeneratedRegex("""<meta http-equiv="Content-Security-Policy" content="([^"]{1,4096})">""")]
    private static partial Regex StatedPolicy();
}

using System.Text.RegularExpressions;
using Fruitfly.Reports.Pages;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Reports;

/// <summary>The room of the reports: the pages of one folder, by name, never by path.</summary>
static partial class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes, KeptReports kept)
    {
        routes.MapGet("/reports/", context => Send(context, kept, "index"));
        routes.MapGet("/reports/{name}.html", context => Send(context, kept, (string)context.GetRouteValue("name")!));
    }

    static async Task Send(HttpContext context, KeptReports kept, string name)
    {
        var response = context.Response;
        var page = Name().IsMatch(name) ? await kept.PageAsync(name, context.RequestAborted) : null;
        if (page is null)
            throw name == "index"
                ? RequestException.NotFound("There are no reports yet.",
                    "Run an experiment from the gallery, and its report appears here.")
                : RequestException.NotFound("There is no report of that name.", "The list of reports has them all.");
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = ReportPolicy.For(page); // a file does not decide what it may do here
        await response.WriteAsync(InRooms(page, name), context.RequestAborted);
    }

    // A file is read in folders too, where there are no rooms. In the sandbox links to rooms would lead nowhere.
    static string InRooms(string page, string name) => ReportPolicy.IsOwn(page)
        ? PageHeader.Replace(page, Rooms.Header(name == "index" ? Rooms.Reports : "")) : page;

    [GeneratedRegex("^(?=.{1,100}\\z)[a-z0-9][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)?\\z")]
    private static partial Regex Name();
}

using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Security;

/// <summary>Stands before everything, so that every answer carries the headers, whatever ended the request.</summary>
sealed class ProtectingHeaders(RequestDelegate next)
{
    /// <summary>Nothing is loaded or run; a page that needs more says so itself.</summary>
    public const string StrictContentPolicy =
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public Task Invoke(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = StrictContentPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(context);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Fruitfly.Web.Security;

/// <summary>Stands before every route. Other sites and other users of the machine can reach a loopback port, so a request
/// must name this host (no rebound domain names), come from this site, only read, and bring the token.</summary>
sealed class AccessPolicy(RequestDelegate next, AccessToken token)
{
    /// <summary>Nothing is loaded or run; a page that needs more says so itself.</summary>
    public const string StrictContentPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public Task Invoke(HttpContext context)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = StrictContentPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";

        var port = context.Connection.LocalPort;
        if (!IsOwn(request.Host.Value, port))
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, "This address is not the web lab's.");
        if (!IsSameSite(request.Headers, port))
            return Refuse(context, StatusCodes.Status403Forbidden, "Requests from other sites are refused.");
        if (!HttpMethods.IsGet(request.Method))
        {
            headers.Allow = "GET";
            return Refuse(context, StatusCodes.Status405MethodNotAllowed, "The web lab only reads.");
        }
        var cookie = $"fruitfly-{port}"; // cookies are shared by all ports of a host
        if (request.Query.TryGetValue(AccessToken.Parameter, out var given))
        {
            if (!token.Is(given.ToString()))
                return Refuse(context, StatusCodes.Status401Unauthorized, Remedy);
            context.Response.Cookies.Append(cookie, token.Text, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
            });
            // A path that starts with two slashes would be another host.
            context.Response.Redirect("/" + request.Path.ToUriComponent().TrimStart('/', '\\'));
            return Task.CompletedTask;
        }
        return token.Is(request.Cookies[cookie]) ? next(context) : Refuse(context, StatusCodes.Status401Unauthorized, Remedy);
    }

    const string Remedy = "Open the address that 'fruitfly serve' printed; it changes with every start.";

    static bool IsOwn(string? host, int port) => host == $"127.0.0.1:{port}" || host == $"localhost:{port}";

    static bool IsSameSite(IHeaderDictionary headers, int port)
    {
        var site = headers["Sec-Fetch-Site"];
        if (!StringValues.IsNullOrEmpty(site) && site != "same-origin" && site != "none")
            return false;
        var origin = headers.Origin.ToString();
        return origin.Length == 0 || origin.StartsWith("http://", StringComparison.Ordinal) && IsOwn(origin["http://".Length..], port);
    }

    static Task Refuse(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason);
    }
}

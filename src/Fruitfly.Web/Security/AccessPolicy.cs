using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Fruitfly.Web.Security;

/// <summary>Stands before every route. Other sites and other users of the machine can reach a loopback port, so a request
/// must name this host (no rebound domain names), come from this site, and bring the token. What changes something is a POST
/// below <c>/api/</c>, which must say that it comes from this site; everything else only reads.</summary>
sealed class AccessPolicy(RequestDelegate next, AccessToken token, IPAddress host)
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
        var changes = HttpMethods.IsPost(request.Method);
        if (!changes && !HttpMethods.IsGet(request.Method) || changes && !request.Path.StartsWithSegments("/api"))
        {
            headers.Allow = "GET";
            return Refuse(context, StatusCodes.Status405MethodNotAllowed, "Pages are only read.");
        }
        if (changes && !SaysSameSite(request.Headers))
            return Refuse(context, StatusCodes.Status403Forbidden, "A request that changes something must come from a page of the web lab.");
        var cookie = $"fruitfly-{port}"; // cookies are shared by all ports of a host
        if (!changes && request.Query.TryGetValue(AccessToken.Parameter, out var given))
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

    // A name can be made to point here by another site; an address and the machine's own name cannot. Browsers write addresses in one
    // way only.
    bool IsOwn(string? named, int port)
    {
        var given = HostString.FromUriComponent(named ?? "");
        if (!given.HasValue || given.Port != port)
            return false;
        if (string.Equals(given.Host, "localhost", StringComparison.OrdinalIgnoreCase))
            return true;
        if (IPAddress.TryParse(given.Host.Trim('[', ']'), out var address))
            return address.ToString() == given.Host.Trim('[', ']') && (!IPAddress.IsLoopback(host) || IPAddress.IsLoopback(address));
        return !IPAddress.IsLoopback(host) && string.Equals(given.Host, Dns.GetHostName(), StringComparison.OrdinalIgnoreCase);
    }

    static bool SaysSameSite(IHeaderDictionary headers) => headers["Sec-Fetch-Site"] == "same-origin" || headers.Origin.Count == 1;

    bool IsSameSite(IHeaderDictionary headers, int port)
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

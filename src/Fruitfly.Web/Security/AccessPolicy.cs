using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Fruitfly.Web.Security;

/// <summary>Stands before every route. Other sites and other users of the machine can reach a loopback port, so a
/// request must name this host (no rebound domain names), come from this site, and bring the token. What changes
/// something is a POST below <c>/api/</c>, which must say that it comes from this site;
/// everything else only reads.</summary>
/// <param name="isGuest">whether a request may do without the token: what it asks for is made for others</param>
sealed class AccessPolicy(
    RequestDelegate next, AccessToken token, TokenExchange exchange, IPAddress host, Func<HttpRequest, bool> isGuest)
{
    public Task Invoke(HttpContext context)
    {
        var (request, headers) = (context.Request, context.Request.Headers);
        if (Authority.Parse(headers.Host) is not { } named || !IsOwn(named))
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, Misdirected(context.Connection.LocalPort));
        var changes = HttpMethods.IsPost(request.Method);
        var brings =
            !changes && request.Query.TryGetValue(AccessToken.Parameter, out var given) ? given.ToString() : null;
        // A link with the token may be followed from anywhere.
        if (!IsSameSite(headers, named) && !(IsFollowedLink(request) && token.Is(brings)))
            return Refuse(context, StatusCodes.Status403Forbidden, "Requests from other sites are refused.");
        if (!changes && !HttpMethods.IsGet(request.Method) || changes && !request.Path.StartsWithSegments("/api"))
        {
            context.Response.Headers.Allow = "GET";
            return Refuse(context, StatusCodes.Status405MethodNotAllowed, "Pages are only read.");
        }
        if (changes && !SaysSameSite(headers))
            return Refuse(context, StatusCodes.Status403Forbidden,
                "A request that changes something must come from a page of the web lab.");
        if (brings is not null)
            return token.Is(brings)
                ? exchange.Answer(context) : Refuse(context, StatusCodes.Status401Unauthorized, Remedy);
        return token.IsPass(request.Cookies[token.Cookie]) || isGuest(request)
            ? next(context) : Refuse(context, StatusCodes.Status401Unauthorized, Remedy);
    }

    const string Remedy =
        "This browser has not been let in, or the lab has a new secret: open the address that 'fruitfly serve' " +
        "printed.";

    string Misdirected(int port) => "This address is not the web lab's. " + (IPAddress.IsLoopback(host)
        ? $"It answers to localhost, 127.0.0.1 and [::1], at any port: open http://localhost:{port}. From another " +
            "machine, forward the port "
            + $"(ssh -L {port}:localhost:{port} and the name of this machine) and open the same address there."
        : "It answers to localhost, to addresses in numbers such as 192.168.1.5, and to the name of its own " +
            "machine: open it by one of them.");

    // A name can be made to point here by another site; an address, localhost and the machine's own name cannot,
    // whichever port was forwarded to this one.
    bool IsOwn(Authority named) =>
        named.Host == "localhost"
        || named.IsAddress(out var address) && (!IPAddress.IsLoopback(host) || IPAddress.IsLoopback(address))
        || !IPAddress.IsLoopback(host)
            && string.Equals(named.Host, Dns.GetHostName(), StringComparison.OrdinalIgnoreCase);

    static bool IsFollowedLink(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Origin.Count == 0
        && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";

    static bool SaysSameSite(IHeaderDictionary headers) =>
        headers["Sec-Fetch-Site"] == "same-origin" || headers.Origin.Count == 1;

    // An origin is a page of this lab where it is what the request itself asks for: another port is another site.
    static bool IsSameSite(IHeaderDictionary headers, Authority named)
    {
        var site = headers["Sec-Fetch-Site"];
        if (!StringValues.IsNullOrEmpty(site) && site != "same-origin" && site != "none")
            return false;
        return headers.Origin.Count == 0 || Authority.OfOrigin(headers.Origin.ToString()) == named;
    }

    static Task Refuse(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        var isPage = HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        context.Response.ContentType = isPage ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
        if (isPage)
            context.Response.Headers.ContentSecurityPolicy = RefusalPage.ContentPolicy;
        return context.Response.WriteAsync(isPage ? RefusalPage.Write(reason) : reason);
    }
}

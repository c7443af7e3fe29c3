using Microsoft.AspNetCore.Http;

namespace Fruitfly.Web.Security;

/// <summary>Takes the token out of the address and hands out the cookie that stands for it.</summary>
/// <param name="used">told when the token has come</param>
sealed class TokenExchange(AccessToken token, Action used)
{
    /// <summary>Browsers keep no cookie for longer; the next address with a token gives it this long again.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    public Task Answer(HttpContext context)
    {
        used();
        var request = context.Request;
        context.Response.Cookies.Append(token.Cookie, token.Pass, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            MaxAge = Longest,
        });
        // A path that starts with two slashes would be another host.
        var address =
            "/" + request.Path.ToUriComponent().TrimStart('/', '\\') + WithoutToken(request.QueryString.Value ?? "");
        if (request.Headers["Sec-Fetch-Site"] != "cross-site")
        {
            context.Response.Redirect(address);
            return Task.CompletedTask;
        }
        // Sent on from another place, such as the file that opens the browser, the request after a redirect would count
        // as that place's, which brings no cookie; one that this page makes counts as the lab's own.
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(ForwardingPage.To(address));
    }

    /// <summary>The rest of the query as it was written; characters that a header cannot hold
    /// never stand in an address.</summary>
    internal static string WithoutToken(string query)
    {
        var kept = query.TrimStart('?').Split('&')
            .Where(pair => pair.Length > 0 && !IsToken(pair) && pair.All(sign => sign is > ' ' and < '\x7f'));
        return string.Join('&', kept) is { Length: > 0 } rest ? "?" + rest : "";
    }

    static bool IsToken(string pair) =>
        string.Equals(Uri.UnescapeDataString(pair.Split('=')[0]), AccessToken.Parameter,
            StringComparison.OrdinalIgnoreCase);
}

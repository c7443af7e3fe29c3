using System.Security.Cryptography;
using System.Text;
using Fruitfly.Reports.Charts;
using Fruitfly.Reports.Pages;

namespace Fruitfly.Web.Security;

/// <summary>Why a request was refused, for someone who opened the address in a browser. It holds its style, since the
/// lab's files are refused too.</summary>
static class RefusalPage
{
    static readonly string Style = Theme.StyleSheet +
        "html{font:18px/1.6 system-ui,sans-serif}body{margin:12vh auto;padding:0 24px;max-width:38rem;" +
        "background:var(--background);color:var(--ink)}h1{font-size:28px;line-height:1.2}p{overflow-wrap:anywhere}";

    /// <summary>Nothing but its style.</summary>
    public static readonly string ContentPolicy =
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; img-src data:; " +
        $"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    public static string Write(string reason) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Refused · Fruitfly</title>
        <link rel="icon" href="data:,">
        <style>{new Html(Style)}</style>
        </head>
        <body><main><h1>The web lab does not open here</h1><p>{reason}</p></main></body>
        </html>

        """).Text;
}

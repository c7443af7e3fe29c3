using System.Net;

namespace Fruitfly.Web.Security;

/// <summary>A page that leads to another address at once, without a script.</summary>
static class ForwardingPage
{
    public static string To(string address)
    {
        var text = WebUtility.HtmlEncode(address);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="referrer" content="no-referrer">
            <meta http-equiv="refresh" content="0; url={text}">
            <title>Fruitfly</title>
            </head>
            <body><p><a href="{text}">Open the web lab</a></p></body>
            </html>

            """;
    }
}

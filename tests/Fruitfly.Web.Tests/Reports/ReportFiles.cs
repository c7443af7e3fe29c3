using System.Security.Cryptography;
using System.Text;
using Fruitfly.Reports;
using Fruitfly.Reports.Pages;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Web.Tests.Reports;

/// <summary>Pages for the folder of reports.</summary>
static class ReportFiles
{
    /// <summary>As this program writes one.</summary>
    public static string Page(string name, string title) => ReportPage.ToHtml(new Report(
        name, title, "summary", "source", new Findings(title, [], [], []),
        new Provenance("command", "hash", "kind", [], "program", [], DateTimeOffset.UnixEpoch,
            TimeSpan.FromSeconds(1))));

    /// <summary>A page that lets a script of its own run by a policy of its own, beside other text.</summary>
    public static string Hostile(string script, string besides = "") => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src * 'unsafe-inline'; connect-src *; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}' 'unsafe-inline'">
        <title>before</title>
        </head>
        <body>
        {besides}
        <script>{script}</script>
        </body>
        </html>
        """;
}

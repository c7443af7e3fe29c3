using System.Security.Cryptography;
using System.Text;
using Fruitfly.Reports.Charts;

namespace Fruitfly.Reports.Pages;

/// <summary>The embedded script and style sheet of every page.</summary>
static class PageAssets
{
    /// <summary>The front end's script, written so that it cannot end its own element.</summary>
    public static string Script { get; } = Read("report.js")
        .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)
        .Replace("<!--", "<\\!--", StringComparison.Ordinal);

    /// <summary>The colours of both themes, then the front end's style sheet.</summary>
    public static string Style { get; } = Theme.StyleSheet + Read("report.css");

    /// <summary>The source expression that lets a content security policy accept exactly this inline text.</summary>
    public static string Hash(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"Reports/Client/{name}")
            ?? throw new InvalidOperationException(
                $"The program was built without its front end: '{name}' is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

using System.IO.Compression;
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

    /// <summary>The short script of a packed page: it unpacks every element that is packed; the last of them is the
    /// script, which runs then.</summary>
    public static string Unpacking { get; } = """
        (async () => {
          const unpack = async (text) => {
            const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
            return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
          };
          for (const packed of document.querySelectorAll('script[type="application/gzip"]')) {
            const text = await unpack(packed.textContent);
            if (packed.id !== "page-script") packed.textContent = text;
            else {
              const program = document.createElement("script");
              program.textContent = text;
              packed.replaceWith(program);
            }
          }
        })().catch((reason) => {
          for (const chart of document.querySelectorAll(".chart")) {
            chart.textContent = `The chart cannot be drawn: ${reason}. A browser of 2023 or later draws it.`;
          }
        });
        """;

    /// <summary>What a content security policy accepts of a page's scripts.</summary>
    public static string ScriptSources { get; } = $"{Hash(Unpacking)} {Hash(Script)}";

    /// <summary>The colours of both themes, then the front end's style sheet.</summary>
    public static string Style { get; } = Theme.StyleSheet + Read("report.css");

    /// <summary>Text as <see cref="Unpacking"/> reads it: compressed, in letters of Base64.</summary>
    public static string Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var compressing = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            compressing.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

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

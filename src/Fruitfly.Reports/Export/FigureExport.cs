using System.Text.RegularExpressions;
using System.Xml.Linq;
using Fruitfly.Data.Files;
using Fruitfly.Reports.Pages;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Export;

/// <summary>Figures as pictures, drawn from the same specification as in the report, in the light colours: with title
/// and at their own size, unless a style says otherwise.</summary>
public static partial class FigureExport
{
    const int Attempts = 3;

    /// <summary>Scalable vectors, as text in UTF-8.</summary>
    /// <exception cref="BrowserException">there is no browser, or it could not draw the figure</exception>
    /// <exception cref="DataFileException">the file cannot be written</exception>
    public static void ToSvg(Figure figure, string path, Browser? browser = null, PictureStyle? style = null) =>
        Save(path, Picture(figure, "svg", 1, browser ?? Browser.Require(), style));

    /// <param name="scale">pixels per pixel of the specification: 2 for slides, 4 for print</param>
    /// <inheritdoc cref="ToSvg" path="/exception"/>
    public static void ToPng(
        Figure figure, string path, double scale = 2, Browser? browser = null, PictureStyle? style = null)
    {
        if (!(scale is > 0 and <= 10))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale is above 0 and at most 10.");
        Save(path, Picture(figure, "png", scale, browser ?? Browser.Require(), style));
    }

    /// <summary>One page of exactly the picture's size, with vectors and text that can be searched.</summary>
    /// <inheritdoc cref="ToSvg" path="/exception"/>
    public static void ToPdf(Figure figure, string path, Browser? browser = null, PictureStyle? style = null)
    {
        var program = browser ?? Browser.Require();
        var svg = System.Text.Encoding.UTF8.GetString(Picture(figure, "svg", 1, program, style));
        var root = XDocument.Parse(svg).Root!;
        var rules = new Html(
            $"@page{{size:{(string?)root.Attribute("width")}px {(string?)root.Attribute("height")}px;margin:0}}body{{margin:0}}svg{{display:block}}");
        InFolder(folder =>
        {
            var (page, printed) = (Path.Combine(folder, "figure.html"), Path.Combine(folder, "figure.pdf"));
            File.WriteAllText(page,
                Html.Of($"""<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{figure.Title}</title><style>{rules}</style>{new Html(svg)}</html>""").Text);
            program.Print(page, printed);
            if (!File.Exists(printed))
                throw new BrowserException($"'{program.Path}' printed nothing.", Browser.Hint);
            Save(path, File.ReadAllBytes(printed));
        });
    }

    static byte[] Picture(Figure figure, string format, double scale, Browser browser, PictureStyle? style)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var body = Html.Of($"""
            <output id="exported" data-format="{format}" data-scale="{FormattableString.Invariant($"{scale}")}" data-title="{(style?.HasTitle == false ? "no" : "yes")}" data-shape="{(style?.IsWide == true ? "wide" : "own")}"></output>
            {Page.Json("specification-export", StandaloneSpecification.Of(figure))}
            """);
        var result = Match.Empty;
        InFolder(folder =>
        {
            var page = Path.Combine(folder, "figure.html");
            File.WriteAllText(page, Page.WritePlain(figure.Title, figure.AlternativeText, "export", body));
            // A browser on a busy machine may believe that a page is done which has not begun.
            for (var attempt = 0; attempt < Attempts && !result.Success; attempt++)
                result = Exported().Match(browser.ReadPage(page));
        });
        return result.Groups["state"].Value switch
        {
            "done" => Convert.FromBase64String(result.Groups["text"].Value),
            "failed" => throw new BrowserException(
                $"The figure '{figure.Id}' cannot be " +
                $"drawn: {System.Net.WebUtility.HtmlDecode(result.Groups["text"].Value)}",
                "Report it with the figure's specification: this is a mistake in Fruitfly."),
            _ => throw new BrowserException($"'{browser.Path}' left the figure '{figure.Id}' undrawn.", Browser.Hint),
        };
    }

    static void Save(string path, byte[] content) => AtomicFile.Write(path, stream => stream.Write(content));

    static void InFolder(Action<string> work)
    {
        var folder = Directory.CreateTempSubdirectory("fruitfly-figure-");
        try
        {
            work(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("""<output id="exported"[^>]*data-state="(?<state>[a-z]+)"[^>]*>(?<text>[^<]*)</output>""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Exported();
}

using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using Fruitfly.Reports.Charts;
using Fruitfly.Reports.Export;

namespace Fruitfly.Reports.Tests.Export;

public sealed class FigureExportTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fruitfly-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_svg_is_a_drawing_with_the_title_and_the_labels_as_texts()
    {
        var path = Target("svg");

        FigureExport.ToSvg(ExampleReports.ErrorFigure(), path, TestBrowser.Require());

        var root = XDocument.Load(path).Root!;
        root.Name.LocalName.ShouldBe("svg");
        var texts = root.Descendants().Where(part => part.Name.LocalName == "text").Select(part => part.Value).ToList();
        texts.ShouldContain(text =>
            text.StartsWith("The notebook's recipe fits every training example", StringComparison.Ordinal));
        texts.ShouldContain("published 38.6");
        texts.ShouldContain("error (%)");
        root.ToString().ShouldContain(Palette.Orange, Case.Insensitive);
    }

    [Fact]
    public void A_png_has_the_scale_asked_for()
    {
        var path = Target("png");

        FigureExport.ToPng(ExampleReports.TemplatesFigure(), path, scale: 3, TestBrowser.Require());

        var bytes = File.ReadAllBytes(path);
        bytes[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16))
            .ShouldBeGreaterThan(3 * 5 * 150, "five panels of 150 units");
    }

    [Fact]
    public void A_picture_for_a_slide_is_16_by_9_and_need_have_no_title()
    {
        var browser = TestBrowser.Require();
        var style = new PictureStyle { HasTitle = false, IsWide = true };

        foreach (var figure in (Fruitfly.Studies.Evidence.Figure[])[ExampleReports.ErrorFigure(),
            ExampleReports.TemplatesFigure()])
        {
            FigureExport.ToSvg(figure, Target("svg"), browser, style);
            var root = XDocument.Load(Target("svg")).Root!;
            ((string?)root.Attribute("width"), (string?)root.Attribute("height")).ShouldBe(("960", "540"));
            var beginning = figure.Title[..20];
            root.Descendants().Where(part => part.Name.LocalName == "text").Select(part => part.Value)
                .ShouldNotContain(text => text.StartsWith(beginning, StringComparison.Ordinal));
        }
        FigureExport.ToPng(ExampleReports.TemplatesFigure(), Target("png"), 2, browser, style);
        var bytes = File.ReadAllBytes(Target("png"));
        (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)))
            .ShouldBe((1920, 1080));
    }

    [Fact]
    public void A_pdf_is_one_page()
    {
        var path = Target("pdf");

        FigureExport.ToPdf(ExampleReports.ErrorFigure(), path, TestBrowser.Require());

        var text = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        text.ShouldStartWith("%PDF-");
        text.ShouldContain("/Count 1");
        text.TrimEnd().ShouldEndWith("%%EOF");
    }

    [Fact]
    public void A_browser_that_ends_before_it_has_drawn_is_asked_again_but_not_for_ever()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the browser of this test is a shell script");
        if (OperatingSystem.IsWindows())
            return;
        FigureExport.ToSvg(ExampleReports.ErrorFigure(), Target("svg"), LateBrowser(drawsAt: 2));
        File.ReadAllText(Target("svg")).ShouldBe("<svg/>");

        var never = LateBrowser(drawsAt: 100);
        Should.Throw<BrowserException>(() => FigureExport.ToSvg(ExampleReports.ErrorFigure(), Target("png"), never))
            .Message.ShouldContain("undrawn");
        File.Exists(Target("png")).ShouldBeFalse();
        File.ReadAllLines(Path.Combine(_folder, "calls-100")).Length.ShouldBe(3);
    }

    [Fact]
    public void A_figure_that_cannot_be_drawn_is_an_error_that_names_it_and_writes_nothing()
    {
        var figure = ExampleReports.ErrorFigure();
        figure.Specification["layer"]!.AsArray().Add("no layer");

        Should.Throw<BrowserException>(() =>
            FigureExport.ToSvg(figure, Target("svg"), TestBrowser.Require())).Message.ShouldContain("'error'");
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10.5)]
    [InlineData(double.NaN)]
    public void A_scale_out_of_range_is_refused(double scale) =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            FigureExport.ToPng(ExampleReports.ErrorFigure(), Target("png"), scale, new Browser("/no/such/browser")));

    [Fact]
    public void A_browser_that_cannot_be_started_is_an_error_with_a_hint() =>
        Should.Throw<BrowserException>(() =>
            FigureExport.ToSvg(ExampleReports.ErrorFigure(), Target("svg"), new Browser("/no/such/browser")))
            .Hint.ShouldBe(Browser.Hint);

    string Target(string extension) => Path.Combine(_folder, "figure." + extension);

    /// <summary>A program that says nothing until it was asked that many times.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    Browser LateBrowser(int drawsAt)
    {
        var (program, calls) = (Path.Combine(_folder, $"browser-{drawsAt}"), Path.Combine(_folder, $"calls-{drawsAt}"));
        var drawn = Convert.ToBase64String(Encoding.UTF8.GetBytes("<svg/>"));
        File.WriteAllText(program, $"""
            #!/bin/sh
            echo >> '{calls}'
            [ "$(wc -l < '{calls}')" -lt {drawsAt} ] || echo '<output id="exported" data-state="done">{drawn}</output>'
            """);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new Browser(program);
    }
}

using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Reports.Export;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Commands.Export;

/// <summary>Which figure to draw, and into which files.</summary>
sealed class FigureOptions
{
    readonly Option<string?> _figure = new("--figure")
    {
        Description = "the figure's name, such as test-error (default: the first)",
        HelpName = "NAME"
    };
    readonly Option<string?> _svg = Target("--svg", "the figure as scalable vectors");
    readonly Option<string?> _png = Target("--png", "the figure as pixels");
    readonly Option<string?> _pdf = Target("--pdf", "the figure as a PDF page of its own size");
    readonly Option<bool> _noTitle = new("--no-title") { Description = "the picture without the figure's title" };
    readonly Option<bool> _wide = new("--wide") { Description = "the picture in 16:9, for slides" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_figure, _svg, _png, _pdf, _noTitle, _wide])
            command.Options.Add(option);
    }

    public bool AreAsked(ParseResult parsed) =>
        new[] { _svg, _png, _pdf, _figure }.Any(option => parsed.GetValue(option) is not null)
        || parsed.GetValue(_noTitle) || parsed.GetValue(_wide);

    /// <summary>The files that are asked for.</summary>
    public IReadOnlyList<OutputFile> Files(ParseResult parsed) =>
    [
        .. from target in ((Option<string?>, FileKind)[])[(_svg, FileKind.Svg), (_png, FileKind.Png),
            (_pdf, FileKind.Pdf)]
           let file = parsed.GetValue(target.Item1)
           where file is not null
           select new OutputFile(target.Item1.Name, file, target.Item2),
    ];

    /// <summary>Draws the figure.</summary>
    public void Write(ParseResult parsed, IReadOnlyList<Figure> figures)
    {
        var figure = Choose(figures, parsed.GetValue(_figure));
        var (svg, png, pdf) = (parsed.GetValue(_svg), parsed.GetValue(_png), parsed.GetValue(_pdf));
        if (svg is null && png is null && pdf is null)
            throw new UsageError($"the figure '{figure.Id}' needs a file.", "name one with --svg, --png or --pdf.");
        var browser = Browser.Require();
        var style = new PictureStyle { HasTitle = !parsed.GetValue(_noTitle), IsWide = parsed.GetValue(_wide) };
        if (svg is not null)
            FigureExport.ToSvg(figure, svg, browser, style);
        if (png is not null)
            FigureExport.ToPng(figure, png, browser: browser, style: style);
        if (pdf is not null)
            FigureExport.ToPdf(figure, pdf, browser, style);
    }

    static Figure Choose(IReadOnlyList<Figure> figures, string? name)
    {
        var names = string.Join(", ", figures.Select(figure => figure.Id));
        if (figures.Count == 0)
            throw new UsageError("this experiment has no figure.");
        return name is null ? figures[0] : figures.FirstOrDefault(figure => figure.Id == name) ?? throw new UsageError(
            $"there is no figure '{name}'.",
            Suggestion.For(name, figures.Select(figure => figure.Id)) is { } meant
                ? $"did you mean '{meant}'?" : $"there are: {names}.");
    }

    static Option<string?> Target(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Fruitfly.Reports;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Web.Experiments;

/// <summary>What a reader is asked before seeing what was measured: axes without lines, and statements without
/// verdicts. It holds nothing of the answer.</summary>
sealed record PredictionSheet(IReadOnlyList<AskedFigure> Figures, IReadOnlyList<AskedClaim> Claims)
{
    /// <summary>Of what was measured. Statements whose verdict is open are not asked: they have no answer.</summary>
    public static PredictionSheet Of(ReportContent content) => new(
        [.. content.Figures.Select(AskedFigure.Of).OfType<AskedFigure>()],
        [.. content.Claims.Where(claim => claim.Verdict
            == VerdictText.Code(Verdict.Confirmed) || claim.Verdict == VerdictText.Code(Verdict.Contradicted))
            .Select(claim => new AskedClaim(claim.Id, claim.Statement, claim.Source))]);

    /// <summary>What can be asked of an experiment. The axes that come with the program stay the same when it runs, so
    /// that what was drawn on them does too.</summary>
    /// <param name="content">what was measured; null for nothing yet</param>
    /// <returns>null where nothing is known of it</returns>
    public static PredictionSheet? Find(string experiment, ReportContent? content)
    {
        var kept = Kept.GetValueOrDefault(experiment);
        return content is null ? kept
            : Of(content) is var measured && kept is not null ? measured with { Figures = kept.Figures } : measured;
    }

    /// <summary>The sheets that come with the program, by experiment, for those who predict before their first
    /// run.</summary>
    public static IReadOnlyDictionary<string, PredictionSheet> Kept => Read.Value;

    /// <summary>A file of sheets, as it comes with the program.</summary>
    public static string ToJson(IReadOnlyDictionary<string, PredictionSheet> sheets) =>
        JsonSerializer.Serialize(sheets, Readable) + "\n";

    static readonly JsonSerializerOptions Readable = new(JsonFormat.Options) { WriteIndented = true };

    static readonly Lazy<IReadOnlyDictionary<string, PredictionSheet>> Read = new(() =>
    {
        using var stream = typeof(PredictionSheet).Assembly.GetManifestResourceStream("predictions.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, PredictionSheet>>(stream, JsonFormat.Options)!;
    });
}

/// <summary>The empty axes of a figure.</summary>
/// <param name="Number">from 1, its place among the figures</param>
/// <param name="Horizontal">the title of the horizontal axis, which goes from <paramref name="Low"/> to
/// <paramref name="High"/></param>
/// <param name="Vertical">the title of the vertical axis, which goes from <paramref name="Bottom"/> to
/// <paramref name="Top"/></param>
sealed record AskedFigure(
    string Id, int Number, string Subtitle, string Horizontal, double Low, double High, bool IsLogarithmic,
    string Vertical, double Bottom, double Top, bool IsVerticalLogarithmic, IReadOnlyList<AskedLine> Lines)
{
    /// <summary>null where the figure has no lines over a quantity, or no axes that are known before it is
    /// drawn</summary>
    public static AskedFigure? Of(Figure figure, int index)
    {
        var view = figure.Specification["spec"] ?? figure.Specification;
        if (Extremes.Of(figure) is not { } extremes
            || view["encoding"]?["y"]?["scale"] is not JsonObject scale
            || scale["domain"] is not JsonArray { Count: 2 } domain)
            return null;
        return new(
            figure.Id, index + 1, figure.Subtitle, extremes.Horizontal, extremes.Low, extremes.High,
            extremes.IsLogarithmic, extremes.Vertical, (double)domain[0]!, (double)domain[1]!,
            (string?)scale["type"] == "log", [.. extremes.Lines.Select(line => new AskedLine(line.Name, line.Places))]);
    }
}

/// <param name="Places">where it is measured</param>
sealed record AskedLine(string Name, IReadOnlyList<double> Places);

sealed record AskedClaim(string Id, string Statement, string Source);

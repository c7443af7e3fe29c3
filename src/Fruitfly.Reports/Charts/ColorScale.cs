using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Charts;

/// <summary>How values become colours.</summary>
public enum ColorScale
{
    /// <summary>Viridis from the least to the greatest value.</summary>
    Sequential,

    /// <summary>Viridis over the logarithm; values of zero and below are left out.</summary>
    Logarithmic,

    /// <summary>Two colours away from zero, the same on both sides: for gradients and weights.</summary>
    Diverging,

    /// <summary>From black to white: pictures.</summary>
    Grey,
}

static class ColorScales
{
    /// <summary>Cells are stroked in their own colour so wide that the ground does not
    /// shine through between them.</summary>
    const double Seam = 0.7;

    /// <summary>The mark of cells whose fill is <see cref="Fill"/>. Its stroke asks the scale of the fill: as a channel
    /// of its own it would share the legend, and Vega draws one of two channels as discs, not as a bar.</summary>
    public static JsonObject Cells(bool isClipped) => new()
    {
        ["type"] = "rect", ["clip"] = isClipped, ["strokeWidth"] = Seam,
        ["stroke"] = new JsonObject { ["expr"] = "scale('fill', datum.value)" },
    };

    /// <param name="title">what the colours stand for; empty for no legend</param>
    public static JsonObject Fill(JsonObject scale, string title) => new()
    {
        ["field"] = "value", ["type"] = "quantitative", ["scale"] = scale,
        ["legend"] = title.Length == 0 ? null : Legend(title),
    };

    /// <summary>One line above the chart, so that the chart keeps its width: the title and a bar of the
    /// colours.</summary>
    static JsonObject Legend(string title) => new()
    {
        ["title"] = title, ["orient"] = "top", ["titleOrient"] = "left", ["titleLimit"] = 400,
        ["gradientLength"] = 200, ["format"] = ",.4~g",
    };

    public static JsonObject ToScale(this ColorScale scale, IEnumerable<double> values)
    {
        var all = values.Where(value => double.IsFinite(value) && (scale != ColorScale.Logarithmic || value > 0))
            .DefaultIfEmpty(1).ToList();
        var (low, high) = (all.Min(), all.Max());
        if (scale == ColorScale.Diverging)
            (low, high) = (-Math.Max(Math.Abs(low), Math.Abs(high)), Math.Max(Math.Abs(low), Math.Abs(high)));
        if (low == high)
            high = low + Math.Max(1, Math.Abs(low));
        return new()
        {
            ["type"] = scale == ColorScale.Logarithmic ? "log" : "linear",
            ["domain"] = scale == ColorScale.Diverging ? new JsonArray(low, 0, high) : new JsonArray(low, high),
            [scale is ColorScale.Grey or ColorScale.Diverging ? "range" : "scheme"] = scale switch
            {
                ColorScale.Grey => new JsonArray("#000000", "#FFFFFF"),
                ColorScale.Diverging => new JsonArray(Palette.Blue, "#F4F4F2", Palette.Vermilion),
                _ => JsonValue.Create(Palette.Sequential),
            },
        };
    }
}

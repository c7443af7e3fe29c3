namespace Fruitfly.Cli.Commands.Data;

/// <summary>A curve as one line of text: eight heights, or nine shades of ASCII where a terminal has no more.</summary>
static class Sparkline
{
    const string Blocks = "▁▂▃▄▅▆▇█";
    const string Plain = " .:-=+*#@";

    /// <param name="low">the value of the lowest mark</param>
    /// <param name="high">the value of the highest mark</param>
    public static string Of(ReadOnlySpan<double> values, double low, double high, bool unicode)
    {
        var marks = unicode ? Blocks : Plain;
        var line = new char[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var share = high > low ? Math.Clamp((values[i] - low) / (high - low), 0, 1) : 0.5;
            line[i] = marks[(int)Math.Round(share * (marks.Length - 1))];
        }
        return new string(line);
    }
}

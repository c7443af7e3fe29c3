using System.Text;

namespace Fruitfly.Cli.Terminals;

/// <summary>Text fitted into the width of a terminal.</summary>
static class WrappedText
{
    /// <summary>Lines of at most <paramref name="width"/> characters, broken between words; the
    /// second and those that follow begin with
    /// <paramref name="indent"/> spaces. A word that is longer, such as a path, stays whole.</summary>
    public static IEnumerable<string> Lines(string text, int width, int indent = 0)
    {
        var whole = ShownText.OneLine(text);
        if (whole.Length <= width)
        {
            // As it is written, such as with its columns.
            yield return whole.TrimEnd();
            yield break;
        }
        var begin = whole.Length - whole.TrimStart(' ').Length;
        var (line, isEmpty) = (new StringBuilder().Append(' ', begin), true);
        foreach (var word in whole.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                (_, isEmpty) = (line.Clear().Append(' ', indent), true);
            }
            line.Append(isEmpty ? "" : " ").Append(word);
            isEmpty = false;
        }
        if (!isEmpty)
            yield return line.ToString();
    }

    /// <summary>As many whole words as fit, with "…" where some are left out.</summary>
    public static string Shortened(string text, int width, bool unicode)
    {
        var (shown, dots) = (ShownText.OneLine(text), unicode ? "…" : "...");
        if (shown.Length <= width)
            return shown;
        var end = shown.LastIndexOf(' ', Math.Max(0, width - dots.Length));
        return shown[..(end > 0 ? end : Math.Max(0, width - dots.Length))].TrimEnd(' ', ',', ';', ':', '.') + dots;
    }

    public static void WriteWrapped(this Terminal terminal, string text, int indent = 0)
    {
        foreach (var line in Lines(text, terminal.Width, indent))
            terminal.Output.WriteLine(line);
    }
}

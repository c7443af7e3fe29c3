using Spectre.Console;

namespace Fruitfly.Cli.Terminals;

/// <summary>A compact table in plain text: a line of titles, a rule, the rows; it
/// survives a pipe and <c>less</c>.</summary>
static class TextTable
{
    /// <param name="titles">a title that starts with '&gt;' aligns its column to the right</param>
    /// <param name="writer">default: standard output</param>
    public static void WriteTable(
        this Terminal terminal, IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<string>> rows,
        TextWriter? writer = null)
    {
        var table = new Table { Border = terminal.HasUnicode ? TableBorder.Simple : TableBorder.Markdown };
        foreach (var title in titles)
        {
            var column = new TableColumn(new Text(title.TrimStart('>')));
            table.AddColumn(title.StartsWith('>') ? column.RightAligned() : column.LeftAligned());
        }
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(ShownText.OneLine(cell))));
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new PlainOutput(text, terminal.Width),
        });
        console.Write(table);
        foreach (var line in text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
            (writer ?? terminal.Output).WriteLine(line);
    }

    sealed class PlainOutput(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;
        public bool IsTerminal => false;
        public int Width => width;
        public int Height => 1000;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}

using System.Text;

namespace Fruitfly.Cli.Terminals;

/// <summary>Where a command prints: data to <see cref="Output"/>, progress and errors to <see cref="Error"/>.</summary>
sealed class Terminal(TextWriter output, TextWriter error)
{
    /// <summary>Lines for a person, or a script: control characters of names are escaped.</summary>
    public TextWriter Output { get; } = new ShownWriter(output);

    public TextWriter Error { get; } = new ShownWriter(error);

    /// <summary>Content that another program reads byte for byte, such as a table of trials.</summary>
    public TextWriter Content => output;

    /// <summary>Moves the cursor or changes colours on standard error.</summary>
    public void Control(string sequence) => error.Write(sequence);

    /// <summary>A person watches standard error, so progress may redraw its line.</summary>
    public bool IsLive { get; init; }

    /// <summary>Colours may be used on standard error.</summary>
    public bool HasColour { get; init; }

    /// <summary>Marks beyond ASCII may be used.</summary>
    public bool HasUnicode { get; init; }

    /// <summary>The width for tables and help, in columns.</summary>
    public int Width { get; init; } = 100;

    public void Flush()
    {
        output.Flush();
        error.Flush();
    }

    /// <summary>The process's own streams; <c>NO_COLOR</c>, <c>TERM</c> and the locale are
    /// read from the environment.</summary>
    public static Terminal OfProcess(Func<string, string?> environment)
    {
        var live = !Console.IsErrorRedirected && environment("TERM") is not (null or "dumb");
        var locale = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG") ?? "";
        var output =
            new StreamWriter(new ProcessStream(Console.OpenStandardOutput(), isSilent: false), new UTF8Encoding(false),
                1 << 14);
        var error = new StreamWriter(new ProcessStream(Console.OpenStandardError(), isSilent: true),
            new UTF8Encoding(false))
        { AutoFlush = true };
        return new Terminal(output, TextWriter.Synchronized(error))
        {
            IsLive = live,
            HasColour = live && environment("NO_COLOR") is null,
            HasUnicode = locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase)
                || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase),
            Width = Console.IsOutputRedirected ? 120 : Math.Clamp(Columns() - 1, 60, 160),
        };
    }

    static int Columns()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}

using System.Text;

namespace Fruitfly.Cli.Terminals;

/// <summary>Writes lines for a terminal, see <see cref="ShownText"/>.</summary>
sealed class ShownWriter : TextWriter
{
    readonly TextWriter _inner;

    public ShownWriter(TextWriter inner)
    {
        _inner = inner;
        CoreNewLine = inner.NewLine.ToCharArray();
    }

    public override Encoding Encoding => _inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Write(string? value) => _inner.Write(ShownText.Of(value ?? ""));

    // One call of the writer below, so that lines of several threads do not mix.
    public override void WriteLine(string? value) => _inner.WriteLine(ShownText.Of(value ?? ""));

    public override void WriteLine() => _inner.WriteLine();

    public override void Flush() => _inner.Flush();
}

using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Fruitfly.Reports.Pages;

/// <summary>Markup that is safe by construction: written as an interpolated string in which every hole that is not
/// itself <see cref="Html"/> is encoded.</summary>
public readonly record struct Html(string Text)
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Html Empty { get; } = new("");

    public static Html Of(Writer markup) => new(markup.ToString());

    public static Html Join(IEnumerable<Html> parts, string separator = "\n") =>
        new(string.Join(separator, parts.Select(part => part.Text)));

    public static string Encode(string? text) => text is null ? "" : Encoder.Encode(text);

    /// <summary>Text that does not part a number from its percent sign.</summary>
    public static Html Prose(string text) => new(Encode(text).Replace(" %", "&nbsp;%"));

    public override string ToString() => Text;

    [InterpolatedStringHandler]
    public readonly ref struct Writer(int literalLength, int holes)
    {
        readonly StringBuilder _text = new(literalLength + 16 * holes);

        public void AppendLiteral(string markup) => _text.Append(markup);

        public void AppendFormatted(Html markup) => _text.Append(markup.Text);

        public void AppendFormatted(string? text) => _text.Append(Encode(text));

        public void AppendFormatted(int number) => _text.Append(number);

        public override string ToString() => _text.ToString();
    }
}

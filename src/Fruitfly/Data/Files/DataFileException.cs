using System.Globalization;
using System.Text;

namespace Fruitfly.Data.Files;

/// <summary>The one error of reading or writing a data file: which file, where in it, what is wrong, and what to do
/// about it. The message reads <c>file: place: problem. hint</c>.</summary>
public class DataFileException(string file, string place, string problem, Remedy remedy, Exception? cause = null)
    : Exception($"{Quote(file, 4096)}: {(place.Length == 0 ? "" : place + ": ")}{problem}. {remedy}", cause)
{
    public string File { get; } = file;

    /// <summary>A line and column, a byte offset, or an entry with an offset; empty
    /// where the whole file is meant.</summary>
    public string Place { get; } = place;

    public string Problem { get; } = problem;

    /// <summary>What the user can do, to be said in the words of the face that shows it.</summary>
    public Remedy Remedy { get; } = remedy;

    /// <summary>What the user of the library can do: a whole sentence.</summary>
    public string Hint => Remedy.ToString();

    /// <summary>The same error of a file under another name: what the user calls it.</summary>
    public DataFileException Under(string name) => new(name, Place, Problem, Remedy, this);

    /// <summary>Text from a file made safe to show: control characters escaped, long text cut.</summary>
    internal static string Quote(ReadOnlySpan<char> text, int longest = 40)
    {
        var shown = new StringBuilder();
        foreach (var rune in text[..Math.Min(text.Length, longest)].EnumerateRunes())
            if (Rune.IsControl(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator)
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                shown.Append(rune);
        return text.Length > longest ? shown.Append('…').ToString() : shown.ToString();
    }
}

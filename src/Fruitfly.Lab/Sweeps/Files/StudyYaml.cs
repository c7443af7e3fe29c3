using System.Text;
using YamlDotNet.Core;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Reads YAML of strangers, and so JSON, which YAML holds. Size, depth and count are bounded while the text is
/// scanned, before anything is built of it. Anchors, aliases, tags, merge keys, a version and a second document are
/// refused: a study needs none of them.</summary>
static class StudyYaml
{
    public const int MaxBytes = 1 << 20, MaxDepth = 32, MaxNodes = 50_000;

    /// <param name="name">of the file, for messages</param>
    /// <exception cref="StudyFileException">the text is not what is described above, or no YAML</exception>
    public static StudyNode Read(ReadOnlySpan<byte> bytes, string name)
    {
        var file = new Origin(OriginKind.File, name, 1, 1);
        if (bytes.Length > MaxBytes)
            throw Refused(file, FormattableString.Invariant(
                $"is larger than the {MaxBytes:N0} bytes that a study may have."));
        return Read(Decoded(bytes, file), file);
    }

    /// <summary>A value as it is typed on a command line, such as <c>[1e-3, 1e-2]</c>.</summary>
    /// <param name="origin">of every value in it</param>
    /// <exception cref="StudyFileException">the text is no YAML, or more than a study may hold</exception>
    public static StudyNode ReadTyped(string text, Origin origin) => text.Length > MaxBytes
        ? throw Refused(origin, "is too long.") : Read(text, origin);

    static StudyNode Read(string text, Origin file)
    {
        try
        {
            return new YamlNodes(file).Build(new Parser(new Scanner(new StringReader(text))));
        }
        catch (YamlException wrong)
        {
            throw Refused(YamlNodes.At(file, wrong.Start), $"is no YAML here: {Sentence(wrong.Message)}");
        }
        // The scanner has other ways to give up on text that no one writes.
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException or FormatException
            or OverflowException or IndexOutOfRangeException or KeyNotFoundException)
        {
            throw Refused(file, $"is no YAML: {Sentence(wrong.Message)}");
        }
    }

    static string Decoded(ReadOnlySpan<byte> bytes, Origin file)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException wrong)
        {
            var broken = bytes[..Math.Max(0, wrong.Index)];
            throw Refused(file with
            {
                Line = 1 + broken.Count((byte)'\n'),
                Column = broken.Length - broken.LastIndexOf((byte)'\n'),
            }, "is no text in UTF-8: a byte here belongs to no letter.");
        }
        if (text.AsSpan().IndexOfAnyInRange('\0', '\b') is >= 0 and var at)
        {
            var before = text.AsSpan(0, at);
            throw Refused(file with { Line = 1 + before.Count('\n'), Column = at - before.LastIndexOf('\n') },
                "holds a control character, which has no place in a study.");
        }
        return text;
    }

    static string Sentence(string message)
    {
        var text = new StringBuilder();
        foreach (var letter in message.Length <= 200 ? message : message[..200])
            text.Append(char.IsControl(letter) ? ' ' : letter);
        return text.ToString().TrimEnd('.', ' ') + ".";
    }

    internal static StudyFileException Refused(Origin origin, string what, string path = "") =>
        new([new StudyProblem(origin, path, what)]);
}

using System.Text;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Writes nodes as YAML that reads back as the same.</summary>
static class YamlText
{
    /// <summary>On one line: <c>{kind: sgd, momentum: 0.9}</c>.</summary>
    public static string Flow(StudyNode node) => node switch
    {
        ScalarNode scalar => Scalar(scalar),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        MapNode map =>
            $"{{{string.Join(", ", map.Entries.Select(entry => $"{Key(entry.Key)}: {Flow(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Over many lines. Lists, and maps within lists, stand on one.</summary>
    /// <param name="comment">what stands behind a value; null for nothing</param>
    public static string Block(MapNode map, Func<string, StudyNode, string?>? comment = null)
    {
        var text = new StringBuilder();
        Write(text, map, "", "", comment ?? ((_, _) => null));
        return text.ToString();
    }

    static void Write(
        StringBuilder text, MapNode map, string path, string indent, Func<string, StudyNode, string?> comment)
    {
        foreach (var (key, _, value) in map.Entries)
        {
            var inner = MapShape.Join(path, key);
            if (value is MapNode { Entries.Count: > 0 } nested)
            {
                text.Append(indent).Append(Key(key)).Append(":\n");
                Write(text, nested, inner, indent + "  ", comment);
                continue;
            }
            text.Append(indent).Append(Key(key)).Append(": ").Append(Flow(value));
            if (comment(inner, value) is { } said)
                text.Append("  # ").Append(said);
            text.Append('\n');
        }
    }

    static string Key(string key) => Scalar(new ScalarNode(Origin.Default, key, ScalarKind.Text));

    static string Scalar(ScalarNode scalar) =>
        scalar.Kind != ScalarKind.Text || IsPlain(scalar.Text) ? scalar.Text : Quoted(scalar.Text);

    // Letters, digits and signs that mean nothing in YAML within a word.
    static bool IsPlain(string text) => CoreSchema.IsPlainText(text)
        && (char.IsAsciiLetterOrDigit(text[0]) || text[0] is '_' or '/' or '.')
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or '/' or '@' or ' ')
        && text[^1] != ' ' && !text.StartsWith("---", StringComparison.Ordinal)
        && !text.StartsWith("...", StringComparison.Ordinal);

    static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF'
                    => quoted.Append($"\\u{(int)letter:x4}"),
                _ => quoted.Append(letter),
            };
        return quoted.Append('"').ToString();
    }
}

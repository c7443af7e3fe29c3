namespace Fruitfly.Data.Files;

/// <summary>The character between the fields of a CSV file, found by its lines.</summary>
/// <param name="HasSeparatorLine">the first line is Excel's <c>sep=;</c> and no part of the table</param>
readonly record struct CsvDialect(char Delimiter, bool HasSeparatorLine)
{
    const int MostLines = 50;

    // Semicolon before comma: in a file with decimal commas both occur. A space may stand in any text: the last resort.
    static readonly char[] Candidates = ['\t', ';', ',', '|', ' '];

    /// <param name="start">of the text, as much as is decoded</param>
    public static CsvDialect Of(ReadOnlySpan<char> start, char? delimiter)
    {
        var first = start[..Math.Max(0, start.IndexOfAny('\r', '\n'))].Trim('"');
        if (first is ['s', 'e', 'p', '=', var separator] && Array.IndexOf(Candidates, separator) >= 0)
            return new(delimiter ?? separator, true);
        if (delimiter is { } given)
            return new(given, false);
        var lines = Lines(start);
        foreach (var candidate in Candidates)
            if (CutsAlike(lines, candidate) && !(candidate == ' ' && start.Contains("  ", StringComparison.Ordinal)))
                return new(candidate, false);
        return new(lines.Count == 0
            ? ',' : Candidates.FirstOrDefault(
                candidate => candidate != ' ' && lines[0].GetValueOrDefault(candidate) > 0, ','), false);
    }

    // The header may have one more than the lines below it, or one less: row names,
    // and delimiters at the ends of lines.
    static bool CutsAlike(List<Dictionary<char, int>> lines, char candidate)
    {
        if (lines.Count == 0)
            return false;
        int first = lines[0].GetValueOrDefault(candidate), below = lines[^1].GetValueOrDefault(candidate);
        return first > 0 && below > 0 && Math.Abs(first - below) <= 1
            && lines.Skip(1).All(line => line.GetValueOrDefault(candidate) == below);
    }

    /// <summary>How often each candidate stands outside of quotes, in each line that is not blank.</summary>
    static List<Dictionary<char, int>> Lines(ReadOnlySpan<char> start)
    {
        var lines = new List<Dictionary<char, int>>();
        var (counts, quoted, isBlank) = (new Dictionary<char, int>(), false, true);
        foreach (var character in start)
        {
            if (character == '"')
                quoted = !quoted;
            if (!quoted && character is '\n' or '\r')
            {
                if (!isBlank)
                    lines.Add(counts);
                if (lines.Count == MostLines)
                    return lines;
                (counts, isBlank) = ([], true);
                continue;
            }
            isBlank &= char.IsWhiteSpace(character);
            if (!quoted && Array.IndexOf(Candidates, character) >= 0)
                counts[character] = counts.GetValueOrDefault(character) + 1;
        }
        if (!isBlank && (lines.Count == 0 || start.Length < 1 << 13)) // else it may be cut off here
            lines.Add(counts);
        return lines;
    }
}

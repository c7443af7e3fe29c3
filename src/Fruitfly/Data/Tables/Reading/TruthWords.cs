namespace Fruitfly.Data.Tables;

/// <summary>The words for yes and no. A schema relies on them: none may be added.</summary>
static class TruthWords
{
    static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase) { "true", "t", "yes", "y", "on" };
    static readonly HashSet<string> No = new(StringComparer.OrdinalIgnoreCase) { "false", "f", "no", "n", "off" };

    public static bool TryParse(string text, out double value)
    {
        value = Yes.Contains(text) ? 1 : 0;
        return value == 1 || No.Contains(text);
    }
}

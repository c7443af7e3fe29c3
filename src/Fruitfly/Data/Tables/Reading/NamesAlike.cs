namespace Fruitfly.Data.Tables;

/// <summary>Finds names that people may have meant to be one: <c>cat</c> and <c>Cat</c>.</summary>
static class NamesAlike
{
    /// <summary>Two names that differ only in capitals or in blanks; null where there are none.</summary>
    public static (string First, string Second)? In(IEnumerable<string> names)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            var letters = string.Concat(name.Where(letter => !char.IsWhiteSpace(letter)));
            if (!known.TryAdd(letters, name))
                return (known[letters], name);
        }
        return null;
    }
}

using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Watches what float32 makes of the columns of a table: values that differ and become equal are told, and a
/// column that loses most of its values is refused.</summary>
sealed class Rounding(string file)
{
    readonly List<string> _notes = [];

    public IReadOnlyList<string> Notes => _notes;

    /// <param name="exact">the values of all splits, <c>[examples × columns]</c></param>
    /// <param name="rounded">what became of them</param>
    /// <param name="name">what to call a column</param>
    /// <param name="setting">moves and scales the column, which may save its values</param>
    public void Check(IReadOnlyList<double[]> exact, IReadOnlyList<float[]> rounded, int columns,
        Func<int, string> name, FileSetting setting)
    {
        var rows = exact.Sum(part => part.Length) / columns;
        var (before, after) = (new double[rows], new float[rows]);
        for (var column = 0; column < columns; column++)
        {
            var row = 0;
            for (var part = 0; part < exact.Count; part++)
                for (var i = column; i < exact[part].Length; i += columns, row++)
                    (before[row], after[row]) = (exact[part][i], rounded[part][i]);
            Array.Sort(before);
            Array.Sort(after);
            var (given, left) = (Distinct<double>(before), Distinct<float>(after));
            if (left == given)
                continue;
            var told = FormattableString.Invariant(
                $"{given:N0} different values, of which float32 keeps {left:N0} apart");
            if (left <= given / 2)
                throw new DataFileException(file, name(column), $"there are {told}",
                    $"Move and scale the values before they are rounded, with {setting}, or subtract a constant " +
                    $"from them in the file.");
            _notes.Add($"In {name(column)} there are {told}.");
        }
    }

    static int Distinct<T>(ReadOnlySpan<T> sorted) where T : IEquatable<T>
    {
        var count = sorted.Length == 0 ? 0 : 1;
        for (var i = 1; i < sorted.Length; i++)
            if (!sorted[i].Equals(sorted[i - 1]))
                count++;
        return count;
    }
}

using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Watches what float32 makes of the columns of a table: values that differ and become equal are told, and a
/// column that loses most of its values is refused.</summary>
sealed class Rounding(string file)
{
    readonly List<string> _notes = [];

    public IReadOnlyList<string> Notes => _notes;

    /// <param name="exact">the values of a column in all splits; NaN where one is missing</param>
    /// <param name="scale">what rounds them</param>
    /// <param name="name">what to call the column</param>
    /// <param name="setting">moves and scales the column, which may save its values</param>
    public void Check(
        IReadOnlyList<double[]> exact, ColumnScale scale, Func<string> name, FileSetting setting)
    {
        var sorted = new double[exact.Sum(part => part.Length)];
        var count = 0;
        foreach (var part in exact)
            foreach (var value in part)
                if (!double.IsNaN(value))
                    sorted[count++] = value;
        sorted.AsSpan(0, count).Sort();
        // What is larger stays larger or becomes equal: equal numbers are neighbours before and after.
        var (given, left) = (Math.Min(count, 1), Math.Min(count, 1));
        for (var i = 1; i < count; i++)
            if (sorted[i] != sorted[i - 1])
            {
                given++;
                left += scale.Of(sorted[i]) != scale.Of(sorted[i - 1]) ? 1 : 0;
            }
        if (left == given)
            return;
        var told = FormattableString.Invariant(
            $"{given:N0} different values, of which float32 keeps {left:N0} apart");
        if (left <= given / 2)
            throw new DataFileException(file, name(), $"there are {told}",
                $"Move and scale the values before they are rounded, with {setting}, or subtract a constant " +
                $"from them in the file.");
        _notes.Add($"In {name()} there are {told}.");
    }
}

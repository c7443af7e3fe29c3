namespace Fruitfly.Measurement.RandomEffects;

/// <summary>Values in rows and columns, both drawn at random, such as the same seeds on each of several independent
/// data sets.</summary>
/// <param name="Rows">the mean square of the rows</param>
/// <param name="Columns">that of the columns</param>
/// <param name="Interaction">that of what rows and columns do together. Without replicates it contains the
/// error</param>
/// <param name="Error">that within cells; null without replicates</param>
/// <param name="Replicates">values in a cell</param>
public sealed record TwoWayAnova(
    MeanSquare Rows, MeanSquare Columns, MeanSquare Interaction, MeanSquare? Error, int Replicates)
{
    public VarianceComponent VarianceOfRows => new(Rows, Interaction, Replicates * (Columns.Freedom + 1.0));

    public VarianceComponent VarianceOfColumns => new(Columns, Interaction, Replicates * (Rows.Freedom + 1.0));

    /// <summary>Null without replicates, where it cannot be told from the error.</summary>
    public VarianceComponent? VarianceOfInteraction =>
        Error is { } error ? new(Interaction, error, Replicates) : null;

    /// <summary>The variance of a single value, the sum of all components.</summary>
    public SatterthwaiteInterval? Total(double confidence = 0.9)
    {
        var (rows, columns) = (1.0 / VarianceOfRows.Size, 1.0 / VarianceOfColumns.Size);
        return Error is { } error
            ? SatterthwaiteInterval.Of(
                [
                    (rows, Rows), (columns, Columns), (1.0 / Replicates - rows - columns, Interaction),
                    (1 - 1.0 / Replicates, error),
                ], confidence)
            : SatterthwaiteInterval.Of(
                [(rows, Rows), (columns, Columns), (1 - rows - columns, Interaction)], confidence);
    }

    /// <param name="values"><c>[rows × columns × replicates]</c></param>
    /// <exception cref="ArgumentException">fewer than two rows or columns, or cells that are not full</exception>
    public static TwoWayAnova Of(ReadOnlySpan<double> values, int rows, int columns)
    {
        var perRow = AnovaSize.Of(values.Length, rows, "rows");
        var replicates = AnovaSize.Of(perRow, columns, "columns");
        var mean = Moments.Of(values).Mean;
        var (rowSums, columnSums, cells) = (new double[rows], new double[columns], new double[rows * columns]);
        for (var i = 0; i < values.Length; i++)
        {
            rowSums[i / perRow] += values[i] - mean;
            columnSums[i / replicates % columns] += values[i] - mean;
            cells[i / replicates] += (values[i] - mean) / replicates;
        }
        var (both, error) = (0.0, 0.0);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var left = cells[cell] - rowSums[cell / columns] / perRow
                - columnSums[cell % columns] / (rows * replicates);
            both += replicates * left * left;
        }
        for (var i = 0; i < values.Length; i++)
        {
            var left = values[i] - mean - cells[i / replicates];
            error += left * left;
        }
        var freedom = (rows - 1) * (columns - 1);
        return new(
            new(rowSums.Sum(sum => sum * sum) / perRow / (rows - 1), rows - 1),
            new(columnSums.Sum(sum => sum * sum) / (rows * replicates) / (columns - 1), columns - 1),
            new(both / freedom, freedom),
            replicates > 1 ? new(error / (rows * columns * (replicates - 1)), rows * columns * (replicates - 1)) : null,
            replicates);
    }
}

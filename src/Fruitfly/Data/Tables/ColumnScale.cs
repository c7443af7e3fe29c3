namespace Fruitfly.Data.Tables;

/// <summary>Moves and scales columns in float64 to mean 0 and variance 1, as the training examples have them, and
/// rounds to float32 once. A column that is constant in training is only moved, to 0.</summary>
sealed class ColumnScale(double[] means, double[] deviations)
{
    /// <param name="values"><c>[rows × columns]</c>, finite</param>
    public static ColumnScale Fit(ReadOnlySpan<double> values, int columns)
    {
        var rows = values.Length / columns;
        var (means, deviations, constant) = (values[..columns].ToArray(), new double[columns], new bool[columns]);
        Array.Fill(constant, true);
        // Distances to the first row keep the digits that large values would take from their sum.
        var moves = new double[columns];
        for (var i = 0; i < values.Length; i++)
        {
            moves[i % columns] += (values[i] - values[i % columns]) / rows;
            constant[i % columns] &= values[i] == values[i % columns];
        }
        for (var column = 0; column < columns; column++)
            means[column] += moves[column];
        for (var i = 0; i < values.Length; i++)
        {
            var distance = values[i] - means[i % columns];
            deviations[i % columns] += distance * distance / rows;
        }
        for (var column = 0; column < columns; column++)
            (means[column], deviations[column]) = constant[column]
                ? (values[column], 1)
                : (means[column], deviations[column] > 0 ? Math.Sqrt(deviations[column]) : 1);
        return new ColumnScale(means, deviations);
    }

    public float[] Apply(ReadOnlySpan<double> values)
    {
        var scaled = GC.AllocateUninitializedArray<float>(values.Length);
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] = (float)((values[i] - means[i % means.Length]) / deviations[i % means.Length]);
        return scaled;
    }
}

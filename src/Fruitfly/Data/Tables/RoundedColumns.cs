using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Makes float32 of the columns of a table, one by one: filled, moved and scaled as the training examples have
/// them.</summary>
/// <param name="standardizes">whether numbers are moved and scaled; levels and indicators never are</param>
/// <param name="setting">moves and scales them</param>
/// <param name="name">what to call a column</param>
sealed class RoundedColumns(bool standardizes, FileSetting setting, Func<int, string> name)
{
    /// <summary>What each column is; none where all are numbers.</summary>
    public IReadOnlyList<(FeaturePart Part, ColumnFill? Fill)> Columns { get; init; } = [];

    /// <param name="parts">the training examples first</param>
    /// <returns>for each part <c>[examples × columns]</c></returns>
    public float[][] Of(IReadOnlyList<TableInputs> parts, Rounding rounding)
    {
        if (!standardizes && parts.All(part => part.AreExactInSingle))
            return [.. parts.Select(part => part.ToSingles())];
        return Rounded(parts, rounding);
    }

    /// <summary>What is fitted to the training examples, for each column.</summary>
    public IEnumerable<ColumnScale> Fit(TableInputs training)
    {
        var values = new double[training.Count];
        for (var column = 0; column < training.Features; column++)
        {
            training.CopyFeature(column, values);
            yield return Fit(values, column, fits: true);
        }
    }

    float[][] Rounded(IReadOnlyList<TableInputs> parts, Rounding rounding)
    {
        var width = parts[0].Features;
        float[][] rounded =
            [.. parts.Select(part => GC.AllocateUninitializedArray<float>(checked(part.Count * width)))];
        double[][] exact = [.. parts.Select(part => new double[part.Count])];
        for (var column = 0; column < width; column++)
        {
            foreach (var (part, values) in parts.Zip(exact))
                part.CopyFeature(column, values);
            var scale = Fit(exact[0], column, fits: false);
            for (var part = 0; part < exact.Length; part++)
                for (var (row, values, into) = (0, exact[part], rounded[part]); row < values.Length; row++)
                    into[row * width + column] = scale.Of(values[row]);
            if (IsNumber(column))
                rounding.Check(exact, scale, () => name(column), setting);
        }
        return rounded;
    }

    ColumnScale Fit(double[] training, int column, bool fits) => ColumnScale.Fit(
        training, Columns.Count == 0 ? null : Columns[column].Fill, standardizes && IsNumber(column), fits);

    bool IsNumber(int column) => Columns.Count == 0 || Columns[column].Part == FeaturePart.Value;
}

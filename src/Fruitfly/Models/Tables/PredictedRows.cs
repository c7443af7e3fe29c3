using System.Globalization;
using Fruitfly.Data.Tables;

namespace Fruitfly.Models.Tables;

/// <summary>Some rows of a table with what a model says of them.</summary>
/// <param name="Kept">the places of the columns that are written beside the predictions</param>
sealed record PredictedRows(RawTable Table, IReadOnlyList<int> Kept, Predictions Predictions)
{
    public int Count => Table.Rows;

    /// <summary>A kept field as it is written in the table.</summary>
    public string Text(int row, int kept)
    {
        var column = Table.Columns[Kept[kept]];
        return column.Codes?[row] is >= 0 and var code ? column.Texts[code]
            : column.Numbers[row].ToString(CultureInfo.InvariantCulture);
    }
}

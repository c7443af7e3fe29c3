namespace Fruitfly.Studies.Evidence;

/// <summary>A table of a figure's data.</summary>
/// <param name="Name">what its rows are, such as <c>mean</c> or <c>seeds</c></param>
/// <param name="Rows">each with a cell for every column; nothing where it does not apply</param>
public sealed record FigureTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>A row's cell by the name of its column; nothing where there is no such column.</summary>
    public Func<IReadOnlyList<Cell>, Cell> Column(string name)
    {
        var place = Columns.Index().FirstOrDefault(column => column.Item == name, (Index: -1, Item: name)).Index;
        return row => place < 0 ? default : row[place];
    }
}

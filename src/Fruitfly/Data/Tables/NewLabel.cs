namespace Fruitfly.Data.Tables;

/// <summary>A training example under another label than the file's.</summary>
/// <param name="Row">its number, see <see cref="Table.RowNumbers"/></param>
/// <param name="Label">the class, from 0</param>
public readonly record struct NewLabel(int Row, int Label);

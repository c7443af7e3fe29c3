using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Finds out what each column is that may be a feature, and which are left out.</summary>
static class FeatureGuess
{
    const int FewestAlike = 20;

    /// <param name="rows">that have a target</param>
    /// <exception cref="DataFileException">a column may be read in two ways, or no feature is left</exception>
    public static FeatureColumn[] Of(
        RawTable table, ColumnRoles roles, int[] rows, MissingWords missing, DataFileOptions options)
    {
        var names = new ColumnNames(table);
        var said = new SaidOfColumns(names.Of(options.Categorical, "categorical column"),
            names.Of(options.Numeric, "numeric column"), options.Impute, options.RareBelow);
        foreach (var place in said.Categorical.Concat(said.Numeric))
            if (!roles.Features.Contains(place) || said.Categorical.Contains(place) && said.Numeric.Contains(place))
                throw table.Fail(
                    $"column '{DataFileException.Quote(TableNames.Of(table, place))}' is named for two things",
                    "Name each column for one thing alone.");
        int[] all = rows.Length == table.Rows ? rows : [.. Enumerable.Range(0, table.Rows)];
        FeatureColumn[] columns =
        [
            .. roles.Features.Select(place =>
            {
                var facts = new ColumnFacts(table, place, rows, missing);
                var whole = all.Length == rows.Length ? facts : new ColumnFacts(table, place, all, missing);
                return FeatureColumn.Of(table, facts, whole, said);
            }),
        ];
        // Few rows may agree by chance; and where every column is constant, leaving them out leaves nothing.
        if (rows.Length >= FewestAlike && columns.Any(column => column is { IsLeftOut: false, IsConstant: false }))
            columns = Array.ConvertAll(columns, column => column is { IsLeftOut: false, IsConstant: true }
                && !said.Categorical.Contains(column.Facts.Place) && !said.Numeric.Contains(column.Facts.Place)
                ? column with
                {
                    Schema = new(column.Schema.Name, ColumnRole.LeftOut),
                    Kind = ColumnKind.Constant,
                    Note = "it is the same in every row",
                    Levels = null,
                } : column);
        return columns.Any(column => !column.IsLeftOut) ? columns : throw NoneLeft(table, columns[^1]);
    }

    static DataFileException NoneLeft(RawTable table, FeatureColumn last)
    {
        Remedy remedy = "Give it another name if it is a feature.";
        if (last.Kind == ColumnKind.Text)
            remedy = $"Say with {FileSetting.Categorical} that its words are categories, if they are.";
        if (last.Kind == ColumnKind.Date)
            remedy = $"Write the dates so, or say with {FileSetting.Categorical} that they are names, if they are.";
        if (last.Kind == ColumnKind.Missing)
            remedy = $"Give it values, or name the right target column with {FileSetting.Target}.";
        return table.Fail(
            $"no feature is left: column '{DataFileException.Quote(last.Facts.Name)}' was left out because {last.Note}",
            remedy);
    }
}

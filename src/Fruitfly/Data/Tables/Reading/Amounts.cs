using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Makes columns of amounts, such as prices and percentages, columns of numbers.</summary>
static class Amounts
{
    /// <summary>By the schema; else where every field of a column that may be numeric is an amount of one
    /// unit.</summary>
    public static RawTable Read(RawTable raw, ColumnRoles roles, MissingWords missing, DataFileOptions options)
    {
        var categorical = options.Schema is null ? new ColumnNames(raw).Of(options.Categorical, "categorical column") : [];
        return raw with
        {
            Columns =
            [
                .. raw.Columns.Select((column, place) => options.Schema is { } schema
                    ? Amount.Of(schema.Columns[place])?.Read(column) ?? column
                    : roles.Features.Contains(place) && !categorical.Contains(place)
                        || place == roles.Target && IsOfValues(column, options)
                    ? Read(column, raw.Layout, missing) : column),
            ],
        };
    }

    /// <summary>The column as numbers, where all its fields are amounts.</summary>
    public static RawColumn Read(RawColumn column, TextLayout? layout, MissingWords missing)
    {
        if (column.Codes is null || column.Codes.Contains(-1))
            return column;
        string[] texts = [.. column.Texts.Where(text => !missing.Contains(text))];
        return Amount.Of(texts, layout?.HasDecimalComma == true)?.Read(column) ?? column;
    }

    // Few different ones may as well be classes.
    static bool IsOfValues(RawColumn column, DataFileOptions options) => options.Targets == TargetKind.Values
        || options.Targets == TargetKind.Automatic && options.ClassNames is null
            && column.Texts.Count > TargetGuess.Many;
}

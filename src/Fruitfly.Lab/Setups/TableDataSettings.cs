using Fruitfly.Data.Tables;
using static Fruitfly.Lab.Setups.Setting;

namespace Fruitfly.Lab.Setups;

/// <summary>What can be set of the reading of a file.</summary>
static class TableDataSettings
{
    const SettingGroup Group = SettingGroup.Data;

    public static readonly IReadOnlyList<Setting> All =
    [
        Text(Group, "file", "the file with the examples: CSV, Parquet, JSON lines, NPZ or IDX",
            s => s.File, (s, v) => s with { File = v })
            .When("data", "file"),
        Text(Group, "target",
            "the target column, by name or position; without it label, class, y, target or the last",
            s => s.Target, (s, v) => s with { Target = v }).When("data", "file"),
        Choice(Group, "task", "what the targets of a file are", s => s.Task, (s, v) => s with { Task = v },
            (SetupTask.Automatic, "automatic", "found out by the targets; refused where they may be either"),
            (SetupTask.Classification, "classification", "class labels"),
            (SetupTask.Regression, "regression", "real values")).When("data", "file"),
        Choice(Group, "header", "whether the first line of a CSV file names the columns", s => s.Header,
            (s, v) => s with { Header = v },
            (SetupHeader.Automatic, "automatic", "found out by the lines below; refused where it may be either"),
            (SetupHeader.Yes, "yes", "it names the columns"),
            (SetupHeader.No, "no", "it is an example")).When("data", "file"),
        Choice(Group, "delimiter", "what separates the fields of a CSV file", s => s.Delimiter,
            (s, v) => s with { Delimiter = v },
            (SetupDelimiter.Automatic, "automatic", "whichever cuts all lines alike"),
            (SetupDelimiter.Comma, "comma", "a comma"),
            (SetupDelimiter.Semicolon, "semicolon", "a semicolon"),
            (SetupDelimiter.Tab, "tab", "a tab"),
            (SetupDelimiter.Bar, "bar", "a vertical bar"),
            (SetupDelimiter.Colon, "colon", "a colon"),
            (SetupDelimiter.Space, "space", "a space")).When("data", "file"),
        Choice(Group, "decimal", "what stands before the decimals of a number in a CSV file", s => s.Decimal,
            (s, v) => s with { Decimal = v },
            (SetupDecimal.Automatic, "automatic", "a comma where some numbers have one and none a point"),
            (SetupDecimal.Point, "point", "a point"),
            (SetupDecimal.Comma, "comma", "a comma")).When("data", "file"),
        Choice(Group, "encoding", "how the characters of a CSV file are written", s => s.Encoding,
            (s, v) => s with { Encoding = v },
            (SetupEncoding.Automatic, "automatic", "UTF-8, or UTF-16 where a mark at the beginning says so"),
            (SetupEncoding.Utf8, "utf-8", "UTF-8"),
            (SetupEncoding.Latin1, "latin-1", "ISO 8859-1"),
            (SetupEncoding.Windows1252, "windows-1252", "as Windows writes western European text"),
            (SetupEncoding.Utf16, "utf-16", "two bytes a character")).When("data", "file"),
        Text(Group, "drop", "columns to leave out, by name or position, with commas between them",
            s => s.Drop, (s, v) => s with { Drop = v }).When("data", "file"),
        Text(Group, "categorical",
            "columns whose fields are names, even where they are numbers, with commas between them",
            s => s.Categorical, (s, v) => s with { Categorical = v }).When("data", "file"),
        Text(Group, "numeric", "columns of numbers, in which words count as missing, with commas between them",
            s => s.Numeric, (s, v) => s with { Numeric = v }).When("data", "file"),
        Text(Group, "group", "the column that names groups, which no split tears apart; it is no feature",
            s => s.Group, (s, v) => s with { Group = v }).When("data", "file"),
        Text(Group, "time", "the column that says when: test and validation examples are the latest; it is no feature",
            s => s.Time, (s, v) => s with { Time = v }).When("data", "file"),
        Text(Group, "missing", "words that stand for a missing value beside NA, NaN, ? and the like, " +
            "with commas between them", s => s.Missing, (s, v) => s with { Missing = v }).When("data", "file"),
        Choice(Group, "impute", "what stands in for a missing number", s => s.Impute, (s, v) => s with { Impute = v },
            (ColumnFill.Median, "median", "the median of the training examples"),
            (ColumnFill.Mean, "mean", "their mean")).When("data", "file"),
        Integer(Group, "rare", "merge the levels of a column that occur in fewer rows", 1, 1_000_000,
            s => (uint)s.Rare, (s, v) => s with { Rare = (int)v }, wordForZero: "automatic").When("data", "file"),
        Text(Group, "class-order", "all classes in the order of their labels, with commas between them; " +
            "without it they are sorted", s => s.ClassOrder, (s, v) => s with { ClassOrder = v }).When("data", "file"),
        Flag(Group, "standardize",
            "move and scale each feature to mean 0 and variance 1, as the training examples have them",
            s => s.Standardize, (s, v) => s with { Standardize = v }).When("data", "file"),
        Flag(Group, "standardize-target",
            "the same for a target of real values: its loss is then a share of the variance",
            s => s.StandardizeTarget, (s, v) => s with { StandardizeTarget = v }).When("data", "file"),
    ];
}

using System.Text.RegularExpressions;
using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>What one column is read as where it may be a feature.</summary>
/// <param name="Facts">over the rows that have a target</param>
/// <param name="Schema">a feature, or left out</param>
/// <param name="Kind">what it holds</param>
/// <param name="Note">why it is left out, or what was merged or guessed; null for nothing</param>
sealed partial record FeatureColumn(ColumnFacts Facts, TableColumn Schema, ColumnKind Kind, string? Note = null)
{
    const int MostLevels = 100, MostNumbersAmongWords = 20, MostWords = 100;

    public Levels? Levels { get; init; }

    public bool IsConstant => Facts is { Distinct: 1, Missing: 0 };

    public bool IsLeftOut => Schema.Role == ColumnRole.LeftOut;

    /// <summary>Finds out what a column is.</summary>
    /// <exception cref="DataFileException">it may be read in two ways, or holds what no network can take</exception>
    public static FeatureColumn Of(RawTable table, ColumnFacts facts, ColumnFacts whole, SaidOfColumns said)
    {
        if (said.Categorical.Contains(facts.Place))
            return Categorical(table, facts, said, isSaid: true);
        if (said.Numeric.Contains(facts.Place))
            return Number(table, facts, said, WordsOf(table, facts));
        if (facts.Missing == facts.Rows)
            return LeftOut(table, facts, ColumnKind.Missing, "every value is missing");
        if (new LineNumbers(table, whole).ReasonToLeaveOut(table) is { } reason)
            return LeftOut(table, facts, ColumnKind.Identifier, reason);
        if (facts.Words == 0)
            return Number(table, facts, said, null);
        return OfWords(table, facts, said);
    }

    static FeatureColumn OfWords(RawTable table, ColumnFacts facts, SaidOfColumns said)
    {
        var texts = facts.Texts().Where(text => !text.IsMissing).ToArray();
        var name = table.Columns[facts.Place].Name;
        if (facts.Numbers == 0 && texts.All(text => TruthWords.TryParse(text.Text, out _)))
            return new(facts, new(name, ColumnRole.Feature, ColumnReading.Truth)
            {
                Fill = facts.Missing > 0 ? ColumnFill.Mode : null,
            }, ColumnKind.Boolean);
        if (facts.Numbers == 0 && Moments.OrdersOf(texts.Select(text => text.Text)) is { Count: > 0 } orders)
            return orders.Count > 1
                ? LeftOut(table, facts, ColumnKind.Date,
                    "its dates may have day or month first; write them as 2024-01-31")
                : new(facts, new(name, ColumnRole.Feature, ColumnReading.Moment)
                {
                    Dates = orders[0],
                    Fill = facts.Missing > 0 ? said.Impute : null,
                }, ColumnKind.Date, $"days since 1970{First(orders[0])}");
        var word = texts.First(text => !text.IsNumber);
        if (texts.Where(text => !text.IsNumber).All(text => FieldErrors.IsAlmostNumber(text.Text))
            || facts.Numbers > 0 && AreMany(facts, texts))
            throw FieldErrors.NotANumber(table, word.FirstRow, facts, word.Text,
                $"Correct the field, or say with {FileSetting.Missing} that it stands for a missing value, with " +
                $"{FileSetting.Numeric} that all words in this column do, or with {FileSetting.Categorical} that words " +
                $"and numbers are names; {FileSetting.Drop} leaves the column out.");
        return Categorical(table, facts, said, isSaid: false);
    }

    static string First(DateOrder? order) => order switch
    {
        DateOrder.DayFirst => "; day first",
        DateOrder.MonthFirst => "; month first",
        _ => "",
    };

    // Few numbers among words are names; many, or broken ones, are numbers with a word among them.
    static bool AreMany(ColumnFacts facts, FieldText[] texts) => !facts.HasTexts
        || texts.Count(text => text.IsNumber) > MostNumbersAmongWords
        || texts.Any(text => text.Number is { } number && number != Math.Floor(number));

    static FeatureColumn Number(
        RawTable table, ColumnFacts facts, SaidOfColumns said, IReadOnlyList<string>? missingWords)
    {
        FieldErrors.CheckNumbers(table, facts);
        var missing = facts.Missing + (missingWords is null ? 0 : facts.Words);
        return new(facts, new(table.Columns[facts.Place].Name, ColumnRole.Feature, ColumnReading.Number)
        {
            Fill = missing > 0 ? said.Impute : null,
            Missing = missingWords,
        }, ColumnKind.Numeric, missingWords is null ? null
            : FormattableString.Invariant($"{facts.Words:N0} words count as missing: {Shown(missingWords)}"));
    }

    static string[]? WordsOf(RawTable table, ColumnFacts facts)
    {
        string[] words = [.. facts.Texts().Where(text => !text.IsMissing && !text.IsNumber).Select(text => text.Text)];
        if (facts.Numbers == 0 || words.Length > MostWords)
            throw table.FailAt(facts.Place,
                $"column '{DataFileException.Quote(facts.Name)}' has {words.Length} different words and " +
                $"{facts.Numbers} numbers, and is said to be numeric", $"Leave it out of {FileSetting.Numeric}.");
        return words.Length == 0 ? null : words;
    }

    static FeatureColumn Categorical(RawTable table, ColumnFacts facts, SaidOfColumns said, bool isSaid)
    {
        if (!facts.HasTexts)
            return isSaid
                ? throw table.FailAt(facts.Place,
                    FormattableString.Invariant(
                        $"column '{DataFileException.Quote(facts.Name)}' has {facts.Distinct:N0} different values, too many for a categorical one"),
                    $"Leave it out of {FileSetting.Categorical}.")
                : TextLeftOut(table, facts);
        var levels = Levels.Of(facts, said.RareBelow);
        var rows = facts.Rows - facts.Missing;
        if (isSaid ? levels.Kept.Count == 0 : levels.Kept.Count > MostLevels || 2 * levels.RareRows > rows)
            return TextLeftOut(table, facts);
        return new(facts, new(table.Columns[facts.Place].Name, ColumnRole.Feature, ColumnReading.Name)
        {
            Levels = [.. levels.Kept.Select(level => level.Name)],
            RareBelow = levels.RareBelow,
            Fill = facts.Missing > 0 ? ColumnFill.Level : null,
        }, ColumnKind.Categorical, levels.RareBelow is { } least
            ? FormattableString.Invariant($"{levels.Rare.Count:N0} levels of fewer than {least} rows are merged into one")
                + $": {Shown(levels.Rare.Select(level => level.Name))}"
            : null)
        {
            Levels = levels,
        };
    }

    static FeatureColumn TextLeftOut(RawTable table, ColumnFacts facts) =>
        facts.HasTexts && facts.Texts().All(text => text.IsMissing || Moments.IsInWords(text.Text))
            ? LeftOut(table, facts, ColumnKind.Date, "its dates have the month in letters; write them as 2024-01-31")
            : LeftOut(table, facts, ColumnKind.Text, UnitOf(facts) is { } unit
                ? $"its numbers have a unit, '{unit}'; write them without it" : Different(facts));

    static string? UnitOf(ColumnFacts facts)
    {
        string[] units = facts.HasTexts ? [.. facts.Texts().Where(text => !text.IsMissing)
            .Select(text => Unit().Match(text.Text).Groups["unit"].Value).Distinct()] : [];
        return units is [{ Length: > 0 } unit] ? DataFileException.Quote(unit) : null;
    }

    [GeneratedRegex(@"^[+−-]?[0-9][0-9.,' \u00A0\u202F]*(?<unit>[\p{L}°µ][\p{L}°µ²³/·]*)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    static string Different(ColumnFacts facts) => FormattableString.Invariant(
        $"it holds text: {facts.Distinct:N0} different values in {facts.Rows - facts.Missing:N0} rows");

    static FeatureColumn LeftOut(RawTable table, ColumnFacts facts, ColumnKind kind, string reason) =>
        new(facts, new(table.Columns[facts.Place].Name, ColumnRole.LeftOut), kind, reason);

    static string Shown(IEnumerable<string> words) => DataFileException.Quote(string.Join(", ", words), 60);
}

/// <summary>What the user says of columns that are features.</summary>
sealed record SaidOfColumns(
    IReadOnlyCollection<int> Categorical, IReadOnlyCollection<int> Numeric, ColumnFill Impute, int? RareBelow);

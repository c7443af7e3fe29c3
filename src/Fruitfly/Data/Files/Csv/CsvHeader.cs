using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Decides whether the first line of a table names the columns: by what stands below it.</summary>
static class CsvHeader
{
    const int FewestToCompare = 5;

    const string LikeTheOthers =
        "The first line is like the lines below, and is read as an example: the columns have no names.";

    static readonly MissingWords Missing = new();

    /// <param name="ahead">the first records</param>
    /// <param name="note">what the user should know; null for nothing</param>
    /// <exception cref="DataFileException">the line may be either</exception>
    public static bool IsIn(IReadOnlyList<CsvRecord> ahead, string file, out string? note)
    {
        var first = ahead[0].Fields;
        CsvRecord[] below = [.. ahead.Skip(1).Where(record => record.Fields.Length == ahead[^1].Fields.Length)];
        var words = first.Count(field => !CsvNumber.IsNumber(field));
        note = words == 0 ? null : LikeTheOthers;
        if (words == first.Length && AreValues(first, below))
            return false;
        if (words == first.Length || words > 0 && first.Length == ahead[^1].Fields.Length && AreNames(first, below))
        {
            note = null;
            return true;
        }
        if (words > 1 && IsLikeTheOthers(first, below))
            return false;
        if (words > 1)
            throw Ask(file, $"{words} of {first.Length} fields are words, so this may be a header or an example");
        double[] numbers = [.. first.Select(Number).Where(number => !double.IsNaN(number))];
        if (numbers.Length > 1 && numbers.Index().All(pair => pair.Item == pair.Index) && first.Length > 2)
            throw Ask(file, "the fields count up from 0, so they may be column names or numbers");
        if (IsScale(first, numbers, below))
            throw Ask(file,
                "the numbers rise or fall from field to field, unlike the lines below, so they may be column " +
                "names, such as years or wavelengths");
        if (IsUnlike(first, below))
            throw Ask(file, "the numbers are far from those in the lines below, so they may be column names");
        return false;
    }

    // Words above words and numbers above numbers: no line of names where words occur again below, or where all numbers
    // lie among those below.
    static bool IsLikeTheOthers(string[] first, CsvRecord[] below) => below.Length >= FewestToCompare
        && first.Index().All(pair => below.All(record => record.Fields.Length == first.Length
            && (Missing.Contains(record.Fields[pair.Index].Trim())
                || CsvNumber.IsNumber(record.Fields[pair.Index]) == CsvNumber.IsNumber(pair.Item)
                || Missing.Contains(pair.Item.Trim()))))
        && (first.Index().Any(pair => !CsvNumber.IsNumber(pair.Item) && OccursBelow(pair, below))
            || first.Any(CsvNumber.IsNumber) && Outside(first, below, 0) == 0);

    // Of words alone: most of them are values of their columns, and none stands above numbers.
    static bool AreValues(string[] first, CsvRecord[] below) => below.Length >= FewestToCompare
        && below.All(record => record.Fields.Length == first.Length && !record.Fields.Any(CsvNumber.IsNumber))
        && 2 * first.Index().Count(pair => OccursBelow(pair, below)) > first.Length;

    static bool OccursBelow((int Index, string Item) field, CsvRecord[] below) =>
        below.Any(record => record.Fields[field.Index] == field.Item);

    // A word above numbers only names them, as does one of the names that targets have.
    static bool AreNames(string[] first, CsvRecord[] below) => below.Length > 0 && first.Index()
        .Where(pair => !CsvNumber.IsNumber(pair.Item))
        .All(pair => below.All(record => CsvNumber.IsNumber(record.Fields[pair.Index]))
            || ColumnRoles.IsTargetName(pair.Item)
                && below.All(record => !ColumnRoles.IsTargetName(record.Fields[pair.Index])));

    static bool IsScale(string[] first, double[] numbers, CsvRecord[] below)
    {
        if (numbers.Length < 3 || Direction(numbers) is not (var direction and not 0))
            return false;
        var alike = below.Count(record => Direction([.. Numbers(record.Fields, first)]) == direction);
        if (below.Length > 0 && 2 * alike >= below.Length)
            return false;
        var step = numbers[1] - numbers[0];
        var isEven = Enumerable.Range(2, numbers.Length - 2)
            .All(i => Math.Abs(numbers[i] - numbers[i - 1] - step) <= 1e-6 * Math.Abs(step));
        return numbers.Length >= 5 || isEven || Outside(first, below, 0) * 2 >= numbers.Length;
    }

    static bool IsUnlike(string[] first, CsvRecord[] below) =>
        below.Length >= FewestToCompare && first.Count(CsvNumber.IsNumber) >= 2
        && Outside(first, below, 1) == first.Count(CsvNumber.IsNumber);

    /// <summary>The numbers that lie outside of those below, by that many times their range.</summary>
    static int Outside(string[] first, CsvRecord[] below, double ranges) => first.Index().Count(pair =>
    {
        if (!CsvNumber.TryParse(pair.Item, out var number))
            return false;
        double[] others =
            [.. below.Select(record => Number(record.Fields.ElementAtOrDefault(pair.Index) ?? ""))
                .Where(double.IsFinite)];
        if (others.Length == 0)
            return false;
        var (least, most) = (others.Min(), others.Max());
        return number < least - ranges * (most - least) || number > most + ranges * (most - least);
    });

    static IEnumerable<double> Numbers(string[] fields, string[] first) =>
        fields.Where((_, i) => i < first.Length && CsvNumber.IsNumber(first[i])).Select(Number);

    static double Number(string field) => CsvNumber.TryParse(field, out var number) ? number : double.NaN;

    /// <summary>1 where all rise, −1 where all fall, else 0.</summary>
    static int Direction(double[] numbers)
    {
        var signs = numbers.Skip(1)
            .Zip(numbers, (next, number) => double.IsNaN(next - number) ? 0 : Math.Sign(next - number)).Distinct()
            .ToArray();
        return signs is [var only] ? only : 0;
    }

    static DataFileException Ask(string file, string problem) =>
        new(file, "line 1", problem, $"Say which with {FileSetting.Header}.");
}

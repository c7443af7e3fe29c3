using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Decides whether the first line of a table names the columns: by what stands below it.</summary>
static class CsvHeader
{
    const int FewestToCompare = 5;

    /// <param name="ahead">the first records</param>
    /// <exception cref="DataFileException">the line may be either</exception>
    public static bool IsIn(IReadOnlyList<CsvRecord> ahead, string file)
    {
        var first = ahead[0].Fields;
        CsvRecord[] below = [.. ahead.Skip(1).Where(record => record.Fields.Length == ahead[^1].Fields.Length)];
        var words = first.Count(field => !CsvNumber.IsNumber(field));
        RefuseCounts(first, below, file);
        if (words == first.Length)
            return true;
        if (words > 0 && first.Length == ahead[^1].Fields.Length && AreNames(first, below))
            return true;
        if (words > 1 && IsLikeTheOthers(first, below))
            return false;
        if (words > 1)
            throw Ask(file, $"{words} of {first.Length} fields are words, so this may be a header or an example");
        double[] numbers =
            [.. first.Select((field, i) => (Number: Number(field), i)).Where(pair => !double.IsNaN(pair.Number))
                .Select(pair => pair.Number)];
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

    // Words above words and numbers above numbers, and words that occur again below: no line of names.
    static bool IsLikeTheOthers(string[] first, CsvRecord[] below) => below.Length >= FewestToCompare
        && first.Index().All(pair => below.All(record => record.Fields.Length == first.Length
            && CsvNumber.IsNumber(record.Fields[pair.Index]) == CsvNumber.IsNumber(pair.Item)))
        && first.Index().Any(pair => !CsvNumber.IsNumber(pair.Item)
            && below.Any(record => record.Fields[pair.Index] == pair.Item));

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

    // scikit-learn's own tables begin with "150,4,setosa,versicolor,virginica".
    static void RefuseCounts(string[] first, CsvRecord[] below, string file)
    {
        if (first.Length < 4 || below.Length == 0 || !CsvNumber.IsInteger(first[0])
            || first[1] != $"{below[0].Fields.Length - 1}"
            || first.Skip(2).Any(CsvNumber.IsNumber) || !below.All(record => record.Fields.All(CsvNumber.IsNumber)))
            return;
        throw new DataFileException(file, "line 1",
            $"the line counts {first[0]} examples of {first[1]} features and names the classes, as scikit-learn's " +
            "own files do",
            $"Replace the line by the names of the {below[0].Fields.Length} columns.");
    }
}

namespace Fruitfly.Data.Files;

/// <summary>The first line of scikit-learn's own tables: how many examples and features follow, and the names of the
/// classes, as in <c>150,4,setosa,versicolor,virginica</c>.</summary>
static class CsvCounts
{
    /// <param name="ahead">the first records</param>
    public static bool AreIn(IReadOnlyList<CsvRecord> ahead)
    {
        if (ahead.Count < 2)
            return false;
        var (first, width) = (ahead[0].Fields, ahead[1].Fields.Length);
        return first.Length >= 4 && CsvNumber.IsInteger(first[0]) && first[1] == $"{width - 1}"
            && !first.Skip(2).Any(CsvNumber.IsNumber)
            && ahead.Skip(1).All(record => record.Fields.Length == width && record.Fields.All(CsvNumber.IsNumber));
    }

    /// <summary>What the user should know.</summary>
    public static string Note(CsvRecord first) =>
        $"The first line counts {DataFileException.Quote(first.Fields[0])} examples of "
        + $"{DataFileException.Quote(first.Fields[1])} features and names the classes in the order of their labels, "
        + $"{DataFileException.Quote(string.Join(", ", first.Fields.Skip(2)), 100)}, as scikit-learn's own files " +
            "do; it "
        + "is no example, and the columns have no names.";
}

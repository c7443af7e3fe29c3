using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>What stands for a missing value: the usual words, and those that the user adds.</summary>
sealed class MissingWords
{
    // A schema relies on these: a word that is added here would change what described files hold.
    static readonly HashSet<string> Usual =
    [
        "", "?", "NA", "N/A", "n/a", "#N/A", "#NA", "<NA>", "NaN", "nan", "NAN", "-nan", "-NaN", "NULL", "null", "None",
        "na", "n.a.", "N.A.", ".",
    ];

    readonly HashSet<string> _words;
    readonly double[] _numbers;

    public MissingWords(params IEnumerable<string>?[] more)
    {
        _words = [.. Usual, .. more.SelectMany(words => words ?? []).Select(word => word.Trim())];
        _numbers = [.. _words.Select(word => CsvNumber.TryParse(word, out var number) ? number : double.NaN)
            .Where(number => !double.IsNaN(number))];
    }

    public IReadOnlyCollection<string> Words => _words;

    /// <summary>The words that are numbers.</summary>
    public IReadOnlyList<double> Numbers => _numbers;

    /// <summary>Whether numbers stand for missing values.</summary>
    public bool HasNumbers => _numbers.Length > 0;

    public bool Contains(string text) => _words.Contains(text)
        || HasNumbers && CsvNumber.TryParse(text, out var number) && Contains(number);

    public bool Contains(double number) => Array.IndexOf(_numbers, number) >= 0;
}

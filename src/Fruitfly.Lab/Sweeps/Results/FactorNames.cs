using System.Globalization;
using System.Text;

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>What the factors of a sweep are called: the shortest end of the path that no other factor shares, in
/// words; the kind of something is called like the thing.</summary>
sealed class FactorNames
{
    /// <summary>What a setting without factors is called.</summary>
    public const string Only = "the only setting";

    readonly Dictionary<string, string> _names = [];

    public FactorNames(IReadOnlyList<Factor> factors)
    {
        Factors = factors;
        foreach (var factor in factors)
        {
            var parts = PartsOf(factor.Path);
            var length = 1;
            while (length < parts.Length && factors.Count(other => EndsWith(other.Path, parts[^length..])) > 1)
                length++;
            _names[factor.Path] = string.Join(' ', parts[^length..].Select(InWords));
        }
    }

    public IReadOnlyList<Factor> Factors { get; }

    /// <summary>"learning rate" of <c>recipe.optimizer.learningRate</c></summary>
    public string Of(Factor factor) => _names[factor.Path];

    /// <summary>"learning rate 0.01, width 64"; factors that do not apply are left out.</summary>
    public string Of(SweepSetting setting)
    {
        var parts = Factors.Where(factor => setting.Values.ContainsKey(factor.Path))
            .Select(factor => $"{Of(factor)} {Text(setting.Values[factor.Path])}").ToList();
        return parts.Count == 0 ? Only : string.Join(", ", parts);
    }

    /// <summary>As the study file writes it, but a number that was drawn with three digits.</summary>
    public static string Text(FactorValue value) =>
        value is { Number: { } number, Text.Length: > 8 } ? Text(number) : value.Text;

    public static string Text(double number) => number.ToString("g3", CultureInfo.InvariantCulture);

    // "optimizer sgd" rather than "kind sgd".
    static string[] PartsOf(string path) => path.Split('.') is [.. var owner, "kind"] and { Length: > 1 }
        ? owner : path.Split('.');

    static bool EndsWith(string path, string[] end)
    {
        var parts = PartsOf(path);
        return parts.Length >= end.Length && parts[^end.Length..].SequenceEqual(end);
    }

    static string InWords(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
            if (char.IsUpper(letter))
                words.Append(words.Length > 0 ? " " : "").Append(char.ToLowerInvariant(letter));
            else
                words.Append(letter is '-' or '_' ? ' ' : letter);
        return words.ToString();
    }
}

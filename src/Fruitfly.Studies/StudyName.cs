using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fruitfly.Studies;

/// <summary>The names of studies of one experiment under other settings: readable, the same every time,
/// and fit for a file's name.</summary>
public static class StudyName
{
    /// <summary>A name with more characters says what was changed by a hash instead.</summary>
    public const int Longest = 72;

    /// <summary>The name followed by what was changed of the preset, such as <c>mnist1d-training-quick-seeds-20</c>;
    /// the name itself where nothing was.</summary>
    public static string Of(string name, IReadOnlyDictionary<string, double> changed)
    {
        if (changed.Count == 0)
            return name;
        var whole = string.Join('-',
            [name, .. Ordered(changed).Select(option => $"{option.Key}-{Text(option.Value)}")]);
        return whole.Length <= Longest ? whole : $"{name}-{Hash(changed)}";
    }

    /// <summary>The names to try for a study in their order, where the first may belong to other settings already. The
    /// last is this setting's alone.</summary>
    internal static IEnumerable<string> Candidates(string name, StudySettings settings)
    {
        yield return name;
        yield return settings.Options.Count > 0 ? Of(name, settings.Options) : $"{name}-{settings.Preset}";
        yield return $"{name}-{settings.Preset}-{Hash(settings.Options)}";
    }

    static IOrderedEnumerable<KeyValuePair<string, double>> Ordered(IReadOnlyDictionary<string, double> changed) =>
        changed.OrderBy(option => option.Key, StringComparer.Ordinal);

    // Reports are served by names of lower-case letters, digits and dashes.
    static string Text(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant().Replace('.', 'p')
            .Replace("+", "", StringComparison.Ordinal);

    static string Hash(IReadOnlyDictionary<string, double> changed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n',
            Ordered(changed)
                .Select(option =>
                    string.Create(CultureInfo.InvariantCulture, $"{option.Key}={option.Value:R}"))))))[..8];
}

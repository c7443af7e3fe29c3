using System.Text.RegularExpressions;

namespace Fruitfly.Lab.Experiments;

/// <summary>The names of experiments: a built-in one has words with dashes between them, a user's has its owner before
/// it, such as <c>ada/label-noise</c>. Files, studies and addresses have a dot in place of the slash.</summary>
public static partial class ExperimentName
{
    /// <summary>Whether it is the name of a user's experiment.</summary>
    public static bool IsOwned(string name) => Owned().IsMatch(name);

    /// <summary>As it begins the names of files, studies and addresses: <c>ada.label-noise</c>.</summary>
    public static string InFiles(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Replace('/', '.');
    }

    /// <summary>The name that an address tells.</summary>
    public static string OfAddress(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Replace('.', '/');
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Owned();
}

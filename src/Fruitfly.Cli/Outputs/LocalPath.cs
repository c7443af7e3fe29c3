using System.Text.RegularExpressions;
using Fruitfly.Cli.Errors;

namespace Fruitfly.Cli.Outputs;

/// <summary>A path on this machine, where a person may write the address of a server.</summary>
static partial class LocalPath
{
    /// <exception cref="UsageError">it is an address such as <c>https://…</c></exception>
    public static string Require(string option, string path) => Scheme().Match(path) is { Success: true } address
        // The rest may hold a password.
        ? throw new UsageError(
            $"{option} begins with '{address.Value}', which is the address of a server; it must be a path on this " +
            "machine.",
            "give the path of a file or folder; servers are not supported.")
        : path;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*://", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}

using System.Text.RegularExpressions;

namespace Fruitfly.Reports.Pages;

/// <summary>The content security policy under which a report is shown by a server that has more to protect than the
/// report. A file may state any policy of its own; here only what this program writes
/// into every report may run.</summary>
public static partial class ReportPolicy
{
    const string Never = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    static readonly string Own =
        $"{Never}; img-src data: blob:; script-src {PageAssets.ScriptSources}; " +
        $"style-src {PageAssets.Hash(PageAssets.Style)}";

    static readonly string UnpackingHash = PageAssets.Hash(PageAssets.Unpacking);

    /// <summary>For a page with this program's script: that script and nothing else. For one with another script, as an
    /// earlier program wrote it: the scripts that it names by their hashes, in a sandbox, where they reach nothing of
    /// the server. Nothing for others.</summary>
    public static string For(string page)
    {
        if (IsOwn(page))
            return Own;
        var hashes = Stated(page);
        return hashes.Count == 0 ? Never
            : $"sandbox allow-scripts allow-downloads; {Never}; img-src data: blob:; " +
                $"script-src {string.Join(' ', hashes)}; style-src {string.Join(' ', hashes)}";
    }

    /// <summary>Whether a page has this program's script, and so may run that and nothing else.</summary>
    public static bool IsOwn(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Contains(PageAssets.Script, StringComparison.Ordinal)
            || page.Contains(PageAssets.Unpacking, StringComparison.Ordinal) && !PacksAnother(page);
    }

    // An earlier program may have unpacked its script as this one does; its page names that script and its style.
    static bool PacksAnother(string page) => Stated(page) is var stated
        && stated.Contains(UnpackingHash) && stated.Any(hash => !Own.Contains(hash, StringComparison.Ordinal));

    // Hashes tell scripts from styles by themselves, so both may stand in both lists.
    static IReadOnlyList<string> Stated(string page)
    {
        var head = page.IndexOf("</head>", StringComparison.OrdinalIgnoreCase);
        var stated = StatedPolicy().Match(page, 0, Math.Max(0, head));
        return !stated.Success ? []
            : [.. SourceHash().Matches(System.Net.WebUtility.HtmlDecode(stated.Groups[1].Value))
                .Select(hash => hash.Value).Distinct()];
    }

    [GeneratedRegex("""<meta http-equiv="Content-Security-Policy" content="([^"]{1,4096})">""")]
    private static partial Regex StatedPolicy();

    [GeneratedRegex("'sha256-[A-Za-z0-9+/]{43}='")]
    private static partial Regex SourceHash();
}

using System.Text.RegularExpressions;

namespace Fruitfly.Web.Tests.Client;

/// <summary>The interfaces and types that a file of the web client declares, and those that it imports.</summary>
sealed partial class TypeScriptFile
{
    static readonly string Source = Path.Combine(Root(), "src/Fruitfly.Web/Client/source");

    static readonly Dictionary<string, TypeScriptFile> Read = [];

    readonly Dictionary<string, string> _imports = [];
    readonly Dictionary<string, (string Body, string Parameter)> _declared = [];

    TypeScriptFile(string path)
    {
        Place = path;
        var text = Comment().Replace(File.ReadAllText(Path.Combine(Source, path)), "");
        foreach (Match import in Import().Matches(text))
            foreach (var name in import.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries))
                _imports[name.Replace("type ", "")] = import.Groups["from"].Value;
        foreach (Match declaration in Declaration().Matches(text))
            _declared[declaration.Groups["name"].Value] = (text[(declaration.Index + declaration.Length
                - (declaration.Value.EndsWith('{') ? 1 : 0))..], declaration.Groups["parameter"].Value);
    }

    /// <summary>From the client's sources on.</summary>
    public string Place { get; }

    public IEnumerable<string> Names => _declared.Keys;

    /// <param name="path">from the client's sources, such as <c>studies/types.ts</c></param>
    public static TypeScriptFile Of(string path)
    {
        lock (Read)
            return Read.TryGetValue(path, out var known) ? known : Read[path] = new(path);
    }

    /// <summary>What a name stands for in this file; null for a word of the language, and for
    /// what comes from elsewhere.</summary>
    public TypeScriptType? Find(TypeScriptType.Named named)
    {
        if (_declared.TryGetValue(named.Name, out var declared))
            return new TypeScriptParser(this, declared.Body, declared.Parameter).Type();
        if (!_imports.TryGetValue(named.Name, out var from) || !from.StartsWith('.'))
            return null;
        var folder = Path.GetDirectoryName(Path.Combine(Source, Place))!;
        var file = new[] { ".ts", ".tsx" }.Select(ending => Path.GetFullPath(Path.Combine(folder, from + ending)))
            .First(File.Exists);
        var other = Of(Path.GetRelativePath(Source, file).Replace('\\', '/'));
        return other.Find(new(other, named.Name, named.Arguments));
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Fruitfly.slnx")))
            folder = folder.Parent
                ?? throw new InvalidOperationException($"no Fruitfly.slnx above {AppContext.BaseDirectory}");
        return folder.FullName;
    }

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("""^import (?:type )?\{(?<names>[^}]*)\} from "(?<from>[^"]+)";""", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^(?:export )?(?:interface (?<name>\w+)(?:<(?<parameter>\w+)>)? \{|type (?<name>\w+) =)",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}

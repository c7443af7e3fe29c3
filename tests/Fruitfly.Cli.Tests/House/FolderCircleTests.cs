using System.Text.RegularExpressions;

namespace Fruitfly.Cli.Tests.House;

/// <summary>Within a project folders refer one way, as projects do: a circle would make several folders one.</summary>
public sealed partial class FolderCircleTests
{
    /// <summary>References against the order that are there today. Each has its reason; none may be added.</summary>
    static readonly Dictionary<(string From, string To), string> Exceptions = new()
    {
        [("Fruitfly.Data.Tables", "Fruitfly.Data.Files")] = "a table keeps the arrays of its file, and tells of it by the one error of files",
        [("Fruitfly.Data.Files", "Fruitfly.Data.Images")] = "one call reads a data set whatever the format, CIFAR's folder among them",
        [("Fruitfly.Lab.Reports", "Fruitfly.Lab.Experiments")] = "a report is made of an experiment's findings, which lie beside the experiments",
        [("Fruitfly.Lab.Reports", "Fruitfly.Lab.Experiments.Claims")] = "the same",
        [("Fruitfly.Lab.Reports.Pages", "Fruitfly.Lab.Experiments.Claims")] = "the same",
    };

    [Theory]
    [InlineData("Fruitfly.Numerics")]
    [InlineData("Fruitfly")]
    [InlineData("Fruitfly.Lab")]
    [InlineData("Fruitfly.Web")]
    [InlineData("Fruitfly.Cli")]
    public void No_folder_refers_to_one_that_refers_back(string project)
    {
        var references = References(project);
        Circle(references).ShouldBeEmpty();
    }

    [Fact]
    public void Every_exception_is_still_needed()
    {
        foreach (var exception in Exceptions.Keys)
            References(exception.From.StartsWith("Fruitfly.Lab") ? "Fruitfly.Lab" : "Fruitfly", except: exception)
                .Contains(exception).ShouldBeTrue($"{exception.From} no longer refers to {exception.To}: strike it from the list");
    }

    [Fact]
    public void A_circle_is_found() =>
        Circle([("A", "B"), ("B", "C"), ("C", "B"), ("C", "D")]).ShouldBe(["B", "C"], ignoreOrder: true);

    static HashSet<(string From, string To)> References(string project, (string, string)? except = null)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Select(text => (Namespace: NamespaceOf().Match(text).Groups[1].Value, Usings: UsingOf().Matches(text).Select(match => match.Groups[1].Value)))
            .Where(file => file.Namespace.Length > 0).ToList();
        var folders = files.Select(file => file.Namespace).ToHashSet();
        return
        [
            .. from file in files
               from used in file.Usings
               let folder = Folder(used)
               where folder is not null && folder != file.Namespace && !IsCatalog(file.Namespace, folder)
               where (file.Namespace, folder) == except || !Exceptions.ContainsKey((file.Namespace, folder))
               select (file.Namespace, folder),
        ];

        // A type's name may follow, as after "using static".
        string? Folder(string used) => used.Length == 0 ? null
            : folders.Contains(used) ? used : Folder(used.Contains('.') ? used[..used.LastIndexOf('.')] : "");
    }

    // The catalog lists every experiment, each of which is made of what lies beside the catalog.
    static bool IsCatalog(string from, string to) => from == "Fruitfly.Lab.Experiments" && to.StartsWith(from + ".", StringComparison.Ordinal)
        && to != "Fruitfly.Lab.Experiments.Claims";

    /// <summary>The folders that reach themselves.</summary>
    static List<string> Circle(HashSet<(string From, string To)> references)
    {
        var next = references.ToLookup(reference => reference.From, reference => reference.To);
        return [.. references.Select(reference => reference.From).Distinct().Where(folder => Reached(folder).Contains(folder)).Order()];

        HashSet<string> Reached(string start)
        {
            var (reached, open) = (new HashSet<string>(), new Stack<string>([start]));
            while (open.TryPop(out var folder))
                foreach (var to in next[folder])
                    if (reached.Add(to))
                        open.Push(to);
            return reached;
        }
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingOf();
}

using System.Reflection;

namespace Fruitfly.Cli.Tests.House;

/// <summary>Within a project folders refer one way, as projects do: a circle would make several folders one.</summary>
public sealed class FolderCircleTests
{
    /// <summary>It lists every experiment, each of which is made of what lies beside the catalog.</summary>
    const string Catalog = "Fruitfly.Lab.Experiments.ExperimentCatalog";

    /// <summary>References against the order that are there today. Each has its reason; none may be added.</summary>
    static readonly Dictionary<(string From, string To), string> Exceptions = new()
    {
        [("Fruitfly.Numerics", "Fruitfly.Numerics.Kernels")] = "the version names the instruction set of the kernels",
        [("Fruitfly.Data", "Fruitfly.Data.Images")] = "a description of data lists the sources there are",
        [("Fruitfly.Data", "Fruitfly.Data.Mnist1d")] = "the same",
        [("Fruitfly.Data", "Fruitfly.Data.Tables")] = "the same",
        [("Fruitfly.Data", "Fruitfly.Data.Toy")] = "the same",
        [("Fruitfly.Data.Tables", "Fruitfly.Data.Files")] = "a table keeps its file's arrays and throws its one error",
        [("Fruitfly.Data.Files", "Fruitfly.Data.Images")] = "one call reads any format, CIFAR's folder among them",
        [("Fruitfly.Networks", "Fruitfly.Networks.Initialization")] = "a network is made of layers and first values",
        [("Fruitfly.Networks", "Fruitfly.Networks.Layers")] = "the same",
        [("Fruitfly.Networks", "Fruitfly.Networks.Pruning")] = "a network is pruned by its mask",
        [("Fruitfly.Training", "Fruitfly.Training.Checkpoints")] = "a trainer saves and resumes by checkpoints",
    };

    /// <summary>What lies beside a project's folders: its entrance, which puts them together, and what all of them
    /// use.</summary>
    static readonly string[] Entrances = ["Fruitfly.Web", "Fruitfly.Cli"];

    [Theory]
    [InlineData("Fruitfly.Numerics")]
    [InlineData("Fruitfly")]
    [InlineData("Fruitfly.Lab")]
    [InlineData("Fruitfly.Reports")]
    [InlineData("Fruitfly.Studies")]
    [InlineData("Fruitfly.Web")]
    [InlineData("Fruitfly.Cli")]
    public void No_folder_refers_to_one_that_refers_back(string project) =>
        Circle([.. References(project)
            .Where(reference => !Exceptions.ContainsKey(reference) && !Entrances.Contains(reference.From))])
            .ShouldBeEmpty();

    [Fact]
    public void Every_exception_is_still_needed()
    {
        foreach (var exception in Exceptions.Keys)
            References(Project(exception.From)).ShouldContain(exception, "strike it from the list");

        static string Project(string folder) =>
            ((string[])["Fruitfly.Numerics", "Fruitfly.Lab", "Fruitfly.Reports", "Fruitfly.Studies"])
                .FirstOrDefault(project => folder.StartsWith(project, StringComparison.Ordinal)) ?? "Fruitfly";
    }

    [Fact]
    public void A_reference_that_needs_no_using_is_seen() =>
        FolderReferences.Of(Assembly.Load("Fruitfly.Studies"))
            .ShouldContain(("Fruitfly.Studies.Sqlite", "Fruitfly.Studies"));

    [Fact]
    public void A_circle_is_found() =>
        Circle([("A", "B"), ("B", "C"), ("C", "B"), ("C", "D")]).ShouldBe(["B -> C", "C -> B"], ignoreOrder: true);

    static HashSet<(string From, string To)> References(string project) =>
        FolderReferences.Of(Assembly.Load(project), Catalog);

    /// <summary>The references that lead back to where they began.</summary>
    static List<string> Circle(HashSet<(string From, string To)> references)
    {
        var next = references.ToLookup(reference => reference.From, reference => reference.To);
        return [.. references.Where(reference => Reached(reference.To).Contains(reference.From))
            .Select(reference => $"{reference.From} -> {reference.To}").Order()];

        HashSet<string> Reached(string start)
        {
            var (reached, open) = (new HashSet<string>([start]), new Stack<string>([start]));
            while (open.TryPop(out var folder))
                foreach (var to in next[folder])
                    if (reached.Add(to))
                        open.Push(to);
            return reached;
        }
    }
}

using System.Xml.Linq;

namespace Fruitfly.Cli.Tests.House;

public sealed class ArchitectureTests
{
    /// <summary>The house from the roof down; a project may refer to those after it only.</summary>
    static readonly string[] Floors =
        ["Fruitfly.Cli", "Fruitfly.Web", "Fruitfly.Lab", "Fruitfly.Reports", "Fruitfly.Studies", "Fruitfly",
            "Fruitfly.Numerics"];

    [Fact]
    public void References_run_only_downwards()
    {
        foreach (var floor in Floors)
            foreach (var reference in References(floor))
                Array.IndexOf(Floors, reference)
                    .ShouldBeGreaterThan(Array.IndexOf(Floors, floor), $"{floor} refers to {reference}");
    }

    [Fact]
    public void The_house_has_these_projects_and_a_test_project_for_each()
    {
        Repository.Files("src", "*.csproj").Select(Name).ShouldBe(Floors, ignoreOrder: true);
        Repository.Files("tests", "*.Tests.csproj").Select(Name)
            .ShouldBe(Floors.Select(floor => floor + ".Tests"), ignoreOrder: true);
    }

    [Fact]
    public void Every_project_but_that_of_the_peer_with_libtorch_is_built_with_the_solution() =>
        XDocument.Parse(Repository.Read("Fruitfly.slnx")).Descendants("Project")
            .Select(project => project.Attribute("Path")!.Value)
            .Append("bench/compare/torchsharp/TorchSharpPeer.csproj")
            .ShouldBe(Repository.Files(".", "*.csproj").Select(file => file.Replace("./", "")), ignoreOrder: true);

    [Theory]
    [InlineData("Fruitfly", "Google.Protobuf", "MathNet.Numerics", "Parquet.Net", "Sep",
        "System.Numerics.Tensors")]
    [InlineData("Fruitfly.Numerics", "MathNet.Numerics", "System.Numerics.Tensors")]
    public void The_library_needs_no_other_package(string project, params string[] allowed) =>
        Items(project, "PackageReference").Except(allowed).ShouldBeEmpty();

    [Fact]
    public void Only_the_numerics_have_unsafe_code() =>
        Repository.Files(".", "*.csproj").Where(file => Repository.Read(file).Contains("AllowUnsafeBlocks"))
            .Select(Name)
            .Except(["Fruitfly.Numerics", "Fruitfly.Numerics.Tests"]).ShouldBeEmpty();

    static IEnumerable<string> References(string project) => Items(project, "ProjectReference").Select(Name);

    static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj")).Descendants(kind)
            .Select(item => item.Attribute("Include")!.Value);

    static string Name(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}

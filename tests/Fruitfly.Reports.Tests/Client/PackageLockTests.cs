using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Fruitfly.Reports.Tests.Client;

public class PackageLockTests
{
    [Fact]
    public void The_lock_file_names_versions_and_hashes_but_no_registry()
    {
        var packages = JsonNode.Parse(File.ReadAllText(Find()))!["packages"]!.AsObject();

        packages.Count.ShouldBeGreaterThan(10);
        foreach (var (name, package) in packages.Where(package =>
            package.Key.StartsWith("node_modules/") && package.Value!["link"] is null))
        {
            package!["resolved"].ShouldBeNull(name);
            package["version"].ShouldNotBeNull(name);
            package["integrity"]!.GetValue<string>().ShouldStartWith("sha512-", customMessage: name);
        }
    }

    static string Find([CallerFilePath] string here = "") => Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(here)!, "../../../package-lock.json"));
}

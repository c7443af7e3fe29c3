using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Fruitfly.Cli.Tests.House;

/// <summary>The packages as a user gets them: made from what is built, installed in a folder elsewhere
/// from a folder of packages.</summary>
public sealed partial class PackageTests
{
    [Fact]
    public async Task The_tool_is_installed_and_runs()
    {
        using var folder = new TemporaryFolder();
        await Pack(folder["packages"], "Fruitfly.Cli", "-p:ForTool=true");
        Configure(folder);

        await DotNet(folder.Root, "tool", "install", "Fruitfly.Tool", "--tool-path", folder["tools"], "--configfile",
            folder["nuget.config"]);

        var version = await Run(folder.Root, folder["tools/fruitfly"], "--version");
        version.Output.Trim().ShouldBe(VersionOfPackage(folder["packages"], "Fruitfly.Tool"));
        (await Run(folder.Root, folder["tools/fruitfly"], "list")).Output.ShouldContain("double-descent");
    }

    [Fact]
    public async Task The_program_of_the_README_runs_on_the_package()
    {
        using var folder = new TemporaryFolder();
        foreach (var library in new[] { "Fruitfly.Numerics", "Fruitfly" })
            await Pack(folder["packages"], library);
        Configure(folder);
        var version = VersionOfPackage(folder["packages"], "Fruitfly");
        // Native compilation, which a single-file program is otherwise prepared for, would need one more package.
        File.WriteAllText(folder["first-network.cs"], Project().Replace(Document().Blocks("csharp").Single(),
            $"#:package Fruitfly@{version}\n#:property PublishAot=false\n"));

        var output = (await DotNet(folder.Root, "run", folder["first-network.cs"])).Output;

        double.Parse(TestError().Match(output).Groups[1].Value, CultureInfo.InvariantCulture)
            .ShouldBeInRange(0, 50, output);
        Directory.Exists(folder[$"restored/fruitfly/{version}"]).ShouldBeTrue("another package of that name was used");
    }

    static Documentation.Document Document() => Documentation.Document.Of("README.md");

    static Task<Invocation> Pack(string folder, string project, params string[] settings) =>
        DotNet(Repository.Root,
            ["pack", $"src/{project}", "--no-build", "--configuration", Repository.Configuration, "--output", folder,
                .. settings]);

    /// <summary>Restores from the folder of packages into one of its own; what Fruitfly needs is taken
    /// from where this build has it.</summary>
    static void Configure(TemporaryFolder folder) => File.WriteAllText(folder["nuget.config"],
        $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="restored" /></config>
          <packageSources><clear /><add key="here" value="packages" /></packageSources>
          <fallbackPackageFolders><clear /><add key="build" value="{BuildPackages}" /></fallbackPackageFolders>
        </configuration>
        """);

    static string BuildPackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    static string VersionOfPackage(string folder, string name) =>
        Path.GetFileNameWithoutExtension(Directory.GetFiles(folder, $"{name}.?.*.nupkg").Single())[(name.Length + 1)..];

    static Task<Invocation> DotNet(string folder, params string[] arguments) => Run(folder, "dotnet", arguments);

    static async Task<Invocation> Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // A folder given by the environment would win over that of the configuration.
            Environment = { ["NUGET_PACKAGES"] = null },
        };
        var result = await Process.Start(start)!.Ended();
        result.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{result.Output}{result.Error}");
        return result;
    }

    [GeneratedRegex("^#:project .*\n")]
    private static partial Regex Project();

    [GeneratedRegex(@"test error ([\d.]+)\s*%")]
    private static partial Regex TestError();
}

using System.Reflection;
using Fruitfly.Lab.CommandLines;

namespace Fruitfly.Lab.Setups;

/// <summary>A setup for other places.</summary>
public sealed partial record TrainingSetup
{
    /// <summary>The command line that trains the same, such as <c>fruitfly train --data circles --hidden-layers
    /// 16,16</c>, to be pasted into a shell.</summary>
    /// <param name="program">how the program is called</param>
    public string ToCommand(string program = "fruitfly") =>
        ShellText.Of(program, ToPairs().SelectMany(Arguments).Prepend("train"));

    /// <summary>A C# program that trains the same by the library alone and prints loss and error, to be run by
    /// <c>dotnet run program.cs</c>.</summary>
    /// <param name="project">the path of the library's project, from where the program lies; default:
    /// from the folder of the examples</param>
    public string ToProgram(string project = "../src/Fruitfly/Fruitfly.csproj")
    {
        ArgumentNullException.ThrowIfNull(project);
        return new SetupProgram(this).Text($"#:project {project.ReplaceLineEndings(" ")}");
    }

    /// <summary>The same where there is no source of the library: it takes the package of this version.</summary>
    public string ToPackagedProgram() => new SetupProgram(this).Text($"#:package Fruitfly@{PackageVersion}");

    static string PackageVersion { get; } = typeof(Networks.Network).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    // A value that looks like an option is tied to its name.
    static string[] Arguments(KeyValuePair<string, string> pair) =>
        pair.Value.StartsWith('-') ? [$"--{pair.Key}={pair.Value}"] : [$"--{pair.Key}", pair.Value];
}

using System.Runtime.InteropServices;

namespace Fruitfly.Studies.Cluster;

/// <summary>The program of a bundle: its own files, and the runtime that runs them, so that nodes need neither an SDK
/// nor a runtime. It runs on machines of this architecture.</summary>
static class BundleProgram
{
    static readonly string[] LeftOut = [".pdb", ".xml"];

    /// <summary>Native libraries lie in a folder for each system; those of others are left out.</summary>
    const string Systems = "runtimes";

    /// <param name="program">the file of the program that runs: a <c>.dll</c>, or what is self-contained</param>
    /// <param name="folder">of the bundle</param>
    /// <returns>the words that start the copy, relative to the folder</returns>
    /// <exception cref="IOException">a file cannot be copied</exception>
    public static IReadOnlyList<string> Copy(string program, string folder)
    {
        var home = Path.GetDirectoryName(Path.GetFullPath(program))!;
        CopyFolder(home, Path.Combine(folder, "program"), part => Path.GetFileName(part) != Systems);
        var systems = new DirectoryInfo(Path.Combine(home, Systems));
        foreach (var system in systems.Exists ? systems.EnumerateDirectories($"linux*-{BundleManifest.ThisArchitecture}") : [])
            CopyFolder(system.FullName, Path.Combine(folder, "program", Systems, system.Name));
        var name = Path.GetFileName(program);
        if (!name.EndsWith(".dll", StringComparison.Ordinal))
            return [$"program/{name}"];
        CopyRuntime(Path.Combine(folder, "dotnet"));
        return ["dotnet/dotnet", $"program/{name}"];
    }

    // dotnet/dotnet, dotnet/host/fxr/10.0.1 and dotnet/shared/Microsoft.NETCore.App/10.0.1, as an installed runtime lies.
    static void CopyRuntime(string target)
    {
        var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        var root = runtime.Parent!.Parent!.Parent!;
        Directory.CreateDirectory(target);
        File.Copy(Path.Combine(root.FullName, "dotnet"), Path.Combine(target, "dotnet"));
        CopyFolder(Latest(root, "host/fxr").FullName, Path.Combine(target, "host/fxr", Latest(root, "host/fxr").Name));
        foreach (var framework in root.CreateSubdirectory("shared").EnumerateDirectories())
            if (framework.EnumerateDirectories(runtime.Name).FirstOrDefault() is { } version)
                CopyFolder(version.FullName, Path.Combine(target, "shared", framework.Name, version.Name));
    }

    static DirectoryInfo Latest(DirectoryInfo root, string path) =>
        new DirectoryInfo(Path.Combine(root.FullName, path)).EnumerateDirectories()
            .MaxBy(version => Version.TryParse(version.Name, out var number) ? number : new Version())
        ?? throw new DirectoryNotFoundException($"there is no runtime in '{root.FullName}/{path}'");

    static void CopyFolder(string from, string to, Predicate<string>? chooses = null)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from).Where(file => !LeftOut.Contains(Path.GetExtension(file))))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => chooses?.Invoke(folder) ?? true))
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}

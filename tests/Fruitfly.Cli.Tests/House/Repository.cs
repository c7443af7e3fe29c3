namespace Fruitfly.Cli.Tests.House;

/// <summary>The repository these tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>How these tests were built. Written as a build writes it, since another spelling
    /// would compile everything again.</summary>
    public static string Configuration { get; } =
        new DirectoryInfo(AppContext.BaseDirectory).Name == "release" ? "Release" : "Debug";

    /// <summary>The files under a folder that a person wrote, as paths from the root.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(["node_modules", "dist", "bin", "obj", "artifacts"]).Any());

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Fruitfly.slnx")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException($"no Fruitfly.slnx above {AppContext.BaseDirectory}");
    }
}

namespace Fruitfly.Cli.Commands.Train;

/// <summary>Where the library's project lies, so that a printed program finds it.</summary>
static class ProgramFolder
{
    const string Project = "src/Fruitfly/Fruitfly.csproj";

    /// <summary>The path of the project from a folder: relative where the folder lies in the repository, else the full
    /// one. Where the program was moved away from its repository, as from the folder of the examples.</summary>
    public static string ProjectFrom(string folder)
    {
        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            var project = Path.Combine(place.FullName, Project);
            if (File.Exists(project))
                return IsWithin(folder, place.FullName)
                    ? Path.GetRelativePath(folder, project).Replace('\\', '/') : project;
        }
        return $"../{Project}";
    }

    static bool IsWithin(string folder, string root) =>
        !Path.GetRelativePath(root, folder).StartsWith("..", StringComparison.Ordinal)
            && !Path.IsPathRooted(Path.GetRelativePath(root, folder));
}

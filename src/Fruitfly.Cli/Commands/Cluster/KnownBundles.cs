using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Studies.Cluster;

namespace Fruitfly.Cli.Commands.Cluster;

/// <summary>The bundles that a command is asked about.</summary>
static class KnownBundles
{
    public const string DefaultFolder = "bundles";

    public static Option<string> Option() => new("--bundles")
    {
        Description = "the folder of the bundles, which the nodes must see",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => DefaultFolder,
    };

    public static Argument<string> Argument() =>
        new("study") { Description = "the study's name, see 'fruitfly cluster status', or the folder of a bundle" };

    /// <summary>Those of a study, the oldest first; all where none is named.</summary>
    /// <exception cref="UsageError">there is none of that name</exception>
    public static IReadOnlyList<Bundle> Find(string folder, string? study)
    {
        if (study is not null && File.Exists(Path.Combine(study, Bundle.ManifestFile)))
            return [Bundle.Open(study)];
        var all = All(LocalPath.Require("--bundles", folder));
        var found = study is null ? all : [.. all.Where(bundle => bundle.Manifest.Study == study)];
        return found.Count > 0 || study is null ? found : throw new UsageError(
            $"there is no bundle of a study '{study}' in '{Path.GetFullPath(folder)}'.",
            Suggestion.For(study, all.Select(bundle => bundle.Manifest.Study)) is { } meant ? $"did you mean '{meant}'?"
                : "run it where the study was submitted, or name its folder with --bundles.");
    }

    /// <summary>A folder that is free for the next bundle of a study.</summary>
    public static string Next(string folder, string study)
    {
        var name = string.Concat(study.Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-')).TrimStart('.');
        return Enumerable.Range(1, int.MaxValue).Select(number => Path.GetFullPath(
            Path.Combine(folder, number == 1 ? name : $"{name}-{number}"))).First(path => !Path.Exists(path));
    }

    static List<Bundle> All(string folder) => !Directory.Exists(folder) ? []
        : [.. Directory.EnumerateDirectories(folder).Where(one => File.Exists(Path.Combine(one, Bundle.ManifestFile)))
            .Select(Bundle.Open).OrderBy(bundle => bundle.Manifest.Created)];
}

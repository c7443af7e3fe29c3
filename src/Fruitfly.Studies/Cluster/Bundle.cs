using System.Globalization;
using System.Text.Json;
using Fruitfly.Data;
using Fruitfly.Data.Images;
using Fruitfly.Data.Tables;

namespace Fruitfly.Studies.Cluster;

/// <summary>A folder with everything that workers need, and where they leave what they have: its parts are frozen when
/// it is written, and only the folders of results, checkpoints and logs grow.</summary>
sealed class Bundle
{
    public const string ManifestFile = "bundle.json", TrialsFile = "trials.jsonl", TasksFile = "tasks.jsonl";

    readonly Lazy<IReadOnlyList<string>> _descriptions;
    readonly Lazy<IReadOnlyList<int[]>> _tasks;

    Bundle(string folder, BundleManifest manifest)
    {
        (Folder, Manifest) = (folder, manifest);
        _descriptions = new(() => Lines(TrialsFile, manifest.Trials));
        _tasks = new(() => [.. Lines(TasksFile, manifest.Tasks).Select(Places)]);
    }

    public string Folder { get; }

    public BundleManifest Manifest { get; }

    /// <summary>The canonical descriptions of its trials, in the order of the plan.</summary>
    public IReadOnlyList<string> Descriptions => _descriptions.Value;

    /// <summary>The places of each task's trials among them, in the order in which they run.</summary>
    public IReadOnlyList<int[]> Tasks => _tasks.Value;

    public string Results => Path.Combine(Folder, "results");

    public string Checkpoints => Path.Combine(Folder, "checkpoints");

    public string Logs => Path.Combine(Folder, "logs");

    /// <summary>Where the data of its trials lie.</summary>
    public DataPlaces Places() => new(
        Directory.Exists(BundleData.ImagesOf(Folder)) ? new ImageSets(BundleData.ImagesOf(Folder)) : null,
        new FilePlaces(sha256 => BundleData.Seen(Folder, sha256)));

    /// <exception cref="ClusterException">there is none, or it is damaged or of a newer program</exception>
    public static Bundle Open(string folder)
    {
        folder = Path.GetFullPath(folder);
        var path = Path.Combine(folder, ManifestFile);
        try
        {
            return new(folder, BundleManifest.Read(File.ReadAllText(path)));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ClusterException($"'{folder}' is no bundle: there is no {ManifestFile}.",
                "Name the folder that was submitted.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            throw Unreadable(path, failure);
        }
    }

    string[] Lines(string name, int count)
    {
        var path = Path.Combine(Folder, name);
        try
        {
            var lines = File.ReadAllLines(path);
            return lines.Length == count ? lines
                : throw new FormatException($"it has {lines.Length} lines instead of {count}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            throw Unreadable(path, failure);
        }
    }

    int[] Places(string line)
    {
        try
        {
            var places = JsonSerializer.Deserialize<int[]>(line) ?? [];
            return places.All(place => place >= 0 && place < Manifest.Trials) ? places
                : throw new JsonException("a trial that is not there");
        }
        catch (JsonException failure)
        {
            throw Unreadable(Path.Combine(Folder, TasksFile), failure);
        }
    }

    /// <summary>How a task stands in the names of its files.</summary>
    public static string NameOf(int task) => task.ToString("000000", CultureInfo.InvariantCulture);

    static ClusterException Unreadable(string path, Exception failure) => new(
        $"'{path}' cannot be read: {failure.Message.TrimEnd('.')}.",
        "Submit again with this program; results that are there can be collected by the program that wrote them.",
        failure);
}

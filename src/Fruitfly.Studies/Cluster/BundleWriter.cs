using System.Text.Json;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Data.Tables;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Studies.Cluster;

/// <summary>Freezes what is to be run into a bundle.</summary>
/// <param name="Store">that has planned it</param>
/// <param name="Time">measures how fast this machine is</param>
sealed record BundleWriter(IStudyStore Store, TimeProvider Time)
{
    /// <summary>Of a worker beside its trials.</summary>
    const long ProgramBytes = 300L << 20;

    /// <summary>The file of the program, see <see cref="BundleProgram"/>.</summary>
    public required string Program { get; init; }

    /// <summary>The command that planned it, to be pasted.</summary>
    public required string Command { get; init; }

    /// <summary>How long a task is to take. Default: 45 minutes: shorter ones are a burden to a queue, longer ones lose
    /// more when they end early.</summary>
    public TimeSpan TaskLength { get; init; } = TimeSpan.FromMinutes(45);

    /// <summary>Cores of a task, each with a trial. Default: 1.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Where workers keep results: the address of a server. Default: null, in files of the bundle.</summary>
    public string? Server { get; init; }

    /// <summary>How fast this machine is known to be. Default: null, it is measured.</summary>
    public KeptSpeeds? Speeds { get; init; }

    /// <summary>A folder with images, beside the usual ones. Default: null.</summary>
    public string? Images { get; init; }

    /// <summary>Writes the bundle whole or not at all.</summary>
    /// <param name="more">writes what the queue needs into it; it is given the words that start the program</param>
    /// <exception cref="ClusterException">it cannot be written</exception>
    /// <exception cref="DataFileException">data of the trials are not there</exception>
    /// <exception cref="StudyStoreException">the store cannot be read</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public Bundle Write(
        WorkToSubmit work, string folder, Action<string, BundleManifest, IReadOnlyList<string>> more,
        CancellationToken cancellation = default)
    {
        List<TrialRecord> records = [.. Store.Trials(new TrialList(work.Hashes))];
        List<Trial> trials = [.. records.Select(record => CanonicalDescription.Parse(record.Description))];
        var images = new ImageSets(Images);
        var execution = new TrialExecution(new DataPlaces(images, new FilePlaces(Store.Files, Time)));
        var forecast = ForecastOfTrials.Of(
            StudyCost.Of(trials, _ => _ => false, execution.Load), execution, Cores, Time, Speeds,
            cancellation);
        double[] seconds = [.. records.Select(record => forecast.Trials[record.Hash])];
        var tasks = TaskCutting.Cut(seconds, TaskLength.TotalSeconds * Cores);
        var manifest = new BundleManifest(
            BundleManifest.CurrentFormat, TrialProvenance.Current.Program, BundleManifest.ThisArchitecture,
            work.Study.Name, work.Study.Experiment, work.Study.Settings.Preset, work.Study.Settings.Options,
            records.Count, tasks.Count, seconds.Sum(),
            tasks.Max(task => MachineSpeed.Together([.. task.Select(trial => seconds[trial])], Cores)),
            ProgramBytes + forecast.MemoryBytes, Time.GetUtcNow(), Command)
        {
            Store = Server, Definition = work.Definition,
        };
        folder = Path.GetFullPath(folder);
        var unfinished = $"{folder}.{Guid.NewGuid():n}";
        try
        {
            Directory.CreateDirectory(unfinished);
            foreach (var part in (string[])["results", "checkpoints", "logs"])
                Directory.CreateDirectory(Path.Combine(unfinished, part));
            var start = BundleProgram.Copy(Program, unfinished);
            BundleData.Copy(trials, Store, images, unfinished);
            WriteLines(Bundle.TrialsFile, records.Select(record => record.Description));
            WriteLines(Bundle.TasksFile, tasks.Select(task => JsonSerializer.Serialize(task)));
            AtomicFile.WriteText(Path.Combine(unfinished, Bundle.ManifestFile), manifest.Write());
            more(unfinished, manifest, start);
            Directory.Move(unfinished, folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ClusterException($"The bundle '{folder}' cannot be written ({failure.Message.TrimEnd('.')}).",
                "Name a folder that you may write and that the nodes see, on a disk with free space.", failure);
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
        return Bundle.Open(folder);

        void WriteLines(string name, IEnumerable<string> lines) =>
            AtomicFile.WriteText(Path.Combine(unfinished, name), string.Concat(lines.Select(line => line + "\n")));
    }
}

using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies.Cluster;
using Fruitfly.Studies.Export;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Tests.Cluster;

/// <summary>A bundle of small trials in a temporary folder, with the store that planned it.</summary>
sealed class SomeBundle : IDisposable
{
    public const string Study = "study";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-bundle-");

    /// <param name="tasks">that the trials are cut into</param>
    public SomeBundle(IReadOnlyList<Trial>? trials = null, int tasks = 2)
    {
        Trials = trials ?? [.. Enumerable.Range(0, 6).Select(seed => Small((ulong)seed))];
        Directory.CreateDirectory(this["program"]);
        File.WriteAllText(this["program/fruitfly"], "#!/bin/true\n");
        using var store = Open("planned.db");
        store.Plan(Study, "e", new("quick"), Trials);
        var writer = new BundleWriter(store, TimeProvider.System)
        {
            Program = this["program/fruitfly"], Command = "fruitfly run e", TaskLength = TimeSpan.FromTicks(1),
        };
        Bundle = Rewritten(writer.Write(new(store.Find(Study)!, null, store.List(Study).Hashes), this["bundle"],
            (folder, _, start) => File.WriteAllText(Path.Combine(folder, "start"), string.Join(' ', start))), tasks);
    }

    public IReadOnlyList<Trial> Trials { get; }

    public Bundle Bundle { get; private set; }

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public IReadOnlyList<string> ResultFiles => [.. Directory.EnumerateFiles(Bundle.Results).Order()];

    public SqliteStudyStore Open(string name) => new(this[name], TimeProvider.System);

    public static Trial Small(ulong seed) => new(
        new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 200 } }, Architecture.Mlp(40, 20, 10),
        new Recipe { Optimizer = new Sgd(0.1), Duration = Duration.Steps(10) }, seed);

    public WorkerEnd Work(int task, string job = "1", int restart = 0, Func<Trial, CancellationToken, TrialResult>? execute = null,
        DateTimeOffset? end = null)
    {
        var worker = new ClusterWorker(Bundle, task, new("n0", job, restart) { End = end }, 1, TimeProvider.System);
        if (execute is not null)
            worker = new ClusterWorker(Bundle, task, new("n0", job, restart) { End = end }, 1, TimeProvider.System)
            {
                Execute = execute,
            };
        return worker.Run(cancellation: TestContext.Current.CancellationToken);
    }

    /// <summary>Collects into a store and exports that.</summary>
    public string Collected(string store = "collected.db")
    {
        using var opened = Open(store);
        BundleCollection.Collect(Bundle, opened, TestContext.Current.CancellationToken);
        return Exported(opened);
    }

    /// <summary>The same trials run here.</summary>
    public string RunHere()
    {
        using var store = Open("here.db");
        store.Plan(Study, "e", new("quick"), Trials);
        new StudyRunner(store, new TrialExecution().Run, TimeProvider.System, 1).Run(Study);
        return Exported(store);
    }

    public static string Exported(IStudyStore store)
    {
        using var writer = new StringWriter();
        StudyExport.Write(store, Study, ExportFormat.Jsonl, writer);
        return writer.ToString();
    }

    /// <summary>Changes what the bundle says of itself.</summary>
    public void Change(Func<BundleManifest, BundleManifest> change)
    {
        File.WriteAllText(Path.Combine(Bundle.Folder, Bundle.ManifestFile), change(Bundle.Manifest).Write());
        Bundle = Bundle.Open(Bundle.Folder);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // The forecast of tiny trials is not the same everywhere, so that the tasks are dealt here.
    Bundle Rewritten(Bundle bundle, int tasks)
    {
        File.WriteAllLines(Path.Combine(bundle.Folder, Bundle.TasksFile), Enumerable.Range(0, tasks).Select(task =>
            $"[{string.Join(',', Enumerable.Range(0, Trials.Count).Where(trial => trial % tasks == task))}]"));
        File.WriteAllText(Path.Combine(bundle.Folder, Bundle.ManifestFile), (bundle.Manifest with { Tasks = tasks }).Write());
        return Bundle.Open(bundle.Folder);
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Studies;
using Fruitfly.Studies.Cluster;
using Fruitfly.Studies.Cluster.Slurm;

namespace Fruitfly.Cli.Commands.Cluster;

/// <summary>Plans a command, freezes what it would train, and gives it to the queue.</summary>
sealed class SubmitSession(Surroundings surroundings, SubmitOptions options, ParseResult parsed)
{
    readonly SlurmCommands _slurm = new(surroundings.Environment);

    Terminal Terminal => surroundings.Terminal;

    /// <returns>the exit code of the command, where it has nothing left to train</returns>
    public async Task<int> Submit(string[] words, CancellationToken cancellation)
    {
        var queue = options.Queue(parsed);
        var limits = options.IsOnlyWritten(parsed) ? null : SlurmLimits.Read(_slurm);
        if (limits is not null)
            RequireArchitecture();
        var location = "";
        var planning = surroundings with
        {
            Open = (place, time) => new PlanningStore(surroundings.Open(location = place, time)),
        };
        for (var isFirst = true; ; isFirst = false)
            try
            {
                var ended = await FruitflyProgram.InvokeAsync(words, planning, cancellation);
                Terminal.Error.WriteLine("nothing was submitted: every trial of it has ended");
                return ended;
            }
            catch (TrialsToSubmitException planned)
            {
                // Once: what failed before may be planned again each time.
                if (isFirst && Collected(planned.Work.Study.Name, location, cancellation) > 0)
                    continue;
                var bundle = Freeze(planned.Work, words, location, queue, cancellation);
                Report(bundle, limits is null ? []
                    : Queue().Submit(bundle, [.. Enumerable.Range(0, bundle.Manifest.Tasks)], limits, queue.AtOnce));
                return ExitCode.Done;
            }
    }

    /// <summary>Submits the tasks again that are not in the queue and have trials without an end. Of several bundles
    /// of a study the latest has all that was left.</summary>
    public void Continue(string study)
    {
        var (queue, limits) = (options.Queue(parsed), SlurmLimits.Read(_slurm));
        var bundle = KnownBundles.Find(options.Bundles(parsed), study)[^1];
        var progress = BundleProgress.Of(bundle, Queue().Tasks(bundle), surroundings);
        Report(bundle, Queue().Submit(bundle, progress.Stopped, limits, queue.AtOnce,
            queue.Time is null ? null : queue.MinutesFor(bundle.Manifest)));
    }

    // What an earlier submission has ended is not trained again, and what it still trains is not submitted twice.
    int Collected(string study, string location, CancellationToken cancellation)
    {
        var bundles = KnownBundles.Find(options.Bundles(parsed), null)
            .Where(bundle => bundle.Manifest.Study == study).ToList();
        var count = 0;
        foreach (var bundle in bundles)
        {
            var progress = BundleProgress.Of(bundle, Queue().Tasks(bundle), surroundings);
            if (progress.Waiting + progress.Running > 0)
                throw new CommandError(ExitCode.Failed,
                    $"{progress.Waiting + progress.Running} tasks of '{study}' are in the queue already.",
                    $"'{surroundings.CommandName} cluster status {study}' shows them, 'cluster cancel {study}' takes " +
                    "them out.");
            using var store = surroundings.Open(location, surroundings.Time);
            if (bundle.Manifest.Store is null)
                count += BundleCollection.Collect(bundle, store, cancellation).New;
        }
        return count;
    }

    Bundle Freeze(
        WorkToSubmit work, string[] words, string location, SlurmOptions queue, CancellationToken cancellation)
    {
        using var store = surroundings.Open(location, surroundings.Time);
        var folder = KnownBundles.Next(options.Bundles(parsed), work.Study.Name);
        Terminal.Error.WriteLine($"{work.Hashes.Count} trials of {work.Study.Name}; writing {folder}");
        var writer = new BundleWriter(store, surroundings.Time)
        {
            Program = surroundings.ProgramFile,
            Command = ShellText.Of(surroundings.CommandName, words),
            Cores = queue.Cores,
            Speeds = surroundings.Speeds,
            Server = StoreLocation.IsServer(location) ? location : null,
            Images = words.SkipWhile(word => word != "--data").Skip(1).FirstOrDefault(Directory.Exists),
        };
        if (options.TaskTime(parsed) is { } length)
            writer = writer with { TaskLength = length };
        return writer.Write(work, folder, (unfinished, manifest, start) =>
        {
            File.WriteAllText(Path.Combine(unfinished, SlurmScript.File),
                SlurmScript.Of(manifest, folder, start, queue));
            File.WriteAllText(Path.Combine(unfinished, "README.txt"), BundleReadme.Of(manifest));
        }, cancellation);
    }

    void RequireArchitecture()
    {
        var nodes = SlurmNodes.Architectures(_slurm);
        if (nodes.Count > 0 && nodes.All(node => node.Architecture != BundleManifest.ThisArchitecture))
            throw new CommandError(ExitCode.Failed,
                $"The nodes are {string.Join(" and ", nodes.Select(node => node.Architecture))}, and this program runs " +
                $"on {BundleManifest.ThisArchitecture}.",
                "submit from a machine of the nodes' architecture, such as one of them.");
    }

    SlurmQueue Queue() => new(_slurm, surroundings.Time);

    void Report(Bundle bundle, IReadOnlyList<SlurmSubmission> submitted)
    {
        var (manifest, tasks) = (bundle.Manifest, submitted.Sum(one => one.Tasks.Length));
        if (options.Json(parsed))
        {
            Terminal.WriteJson(new JsonObject
            {
                ["study"] = manifest.Study,
                ["bundle"] = bundle.Folder,
                ["trials"] = manifest.Trials,
                ["tasks"] = tasks,
                ["seconds"] = Math.Round(manifest.Seconds, 3),
                ["jobs"] = new JsonArray([.. submitted.Select(one => (JsonNode)one.Job)]),
            });
            return;
        }
        Terminal.Output.WriteLine(options.IsOnlyWritten(parsed)
            ? $"{manifest.Study}: tasks 0 to {manifest.Tasks - 1} are in {bundle.Folder}"
            : tasks == 0 ? $"{manifest.Study}: every task has ended or is in the queue"
            : $"{manifest.Study}: {tasks} tasks submitted, jobs {string.Join(", ", submitted.Select(one => one.Job))}; " +
                $"predicted: {ProgressText.Duration(TimeSpan.FromSeconds(manifest.Seconds))} of one core");
        Terminal.Output.WriteLine($"next: {surroundings.CommandName} cluster status {manifest.Study}");
    }
}

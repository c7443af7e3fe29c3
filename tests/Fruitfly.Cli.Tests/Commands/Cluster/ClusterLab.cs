using System.Diagnostics;
using System.Text.Json.Nodes;
using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;
using Fruitfly.Studies.Cluster;
using Fruitfly.Studies.Export;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>A laboratory of one test that submits to a cluster.</summary>
sealed class ClusterLab(SlurmCluster cluster) : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    /// <summary>The bundle of the one study, where it is.</summary>
    public string Bundle => Folder["bundles/long"];

    /// <summary>Runs a command in this process; workers run the real program.</summary>
    public async Task<Invocation> Run(params string[] arguments)
    {
        var variables = cluster.Variables.Append(("PATH", Environment.GetEnvironmentVariable("PATH") ?? ""))
            .Append(("HOME", Folder.Root)).ToDictionary(pair => pair.Item1, pair => pair.Item2);
        return await Task.Run(() => Invocation.Of(surroundings => surroundings with
        {
            Experiments = new ExperimentCatalog(new LongExperiment()),
            Environment = variables.GetValueOrDefault,
            ProgramFile = Path.Combine(AppContext.BaseDirectory, "Fruitfly.Cli.dll"),
        }, TestContext.Current.CancellationToken, arguments));
    }

    /// <summary>Submits one task for each trial, and gives the number of the first array.
    /// </summary>
    public async Task<string> Submit(int trials, int steps, params string[] more)
    {
        var result = await Run(["cluster", "submit", .. Training(trials, steps), "--task-time", "0.001s",
            "--store", Store, "--bundles", Folder["bundles"], "--json", .. more]);
        result.ExitCode.ShouldBe(0, result.Error + cluster.Log());
        var json = JsonNode.Parse(result.Output)!;
        ((int)json["tasks"]!).ShouldBe(more.Contains("none") ? 0 : trials);
        return string.Join(' ', json["jobs"]!.AsArray().Select(job => (string)job!));
    }

    public async Task<Invocation> Continue(params string[] more) =>
        await Run(["cluster", "submit", "--continue", "long", "--bundles", Folder["bundles"], .. more]);

    public async Task<JsonNode> Status()
    {
        File.Delete(Path.Combine(Bundle, "queue.json")); // a minute would have to pass
        var result = await Run("cluster", "status", "long", "--json", "--bundles", Folder["bundles"]);
        result.ExitCode.ShouldBe(0, result.Error);
        return JsonNode.Parse(result.Output)![0]!;
    }

    /// <summary>Waits until every task has ended, and requires that the results are those of a run here.</summary>
    public async Task Completed(int trials, int steps)
    {
        await Until(() => Results().Ended.Count(end => end.HasResult) == trials);
        (await Run("cluster", "collect", "long", "--bundles", Folder["bundles"], "--store", Folder["collected.db"]))
            .ExitCode.ShouldBe(0);
        (await Run(["run", .. Training(trials, steps)[1..], "--store", Folder["here.db"], "--reports", Folder["reports"]]))
            .ExitCode.ShouldBe(0);
        Exported("collected.db").ShouldBe(Exported("here.db"));
    }

    public BundleResults Results() => BundleResults.Read(Fruitfly.Studies.Cluster.Bundle.Open(Bundle));

    /// <summary>Makes the bundle what a process leaves that ended after the queue took its array and before the number
    /// was noted.</summary>
    public void ForgetSubmission()
    {
        var (notes, note) = (Path.Combine(Bundle, "submissions.jsonl"),
            JsonNode.Parse(File.ReadLines(Path.Combine(Bundle, "submissions.jsonl")).Single())!.AsObject());
        note.Remove("job");
        File.WriteAllText(Path.Combine(Bundle, "submitting.json"), note.ToJsonString());
        File.Delete(notes);
    }

    /// <summary>What all its workers have printed.</summary>
    public string Logs() =>
        string.Concat(Directory.EnumerateFiles(Path.Combine(Bundle, "logs")).Select(File.ReadAllText));

    public string LogOf(string job, int index) => File.ReadAllText(Path.Combine(Bundle, "logs", $"{job}_{index}.log"));

    /// <summary>Waits for what a cluster does in its time.</summary>
    public async Task Until(Func<bool> condition) => await Until(() => Task.FromResult(condition()));

    public async Task Until(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(3))
                Assert.Fail($"It has not come about in three minutes. {await cluster.Bash("squeue -r -t all")} " +
                    Logs() + cluster.Log());
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until a worker has begun its trial.</summary>
    public async Task Started(int times = 1)
    {
        var hashes = Hashes();
        await Until(() => hashes.Sum(Results().Attempts) >= times);
    }

    /// <summary>The names of the bundle's trials.</summary>
    public IReadOnlyList<string> Hashes() =>
        [.. Fruitfly.Studies.Cluster.Bundle.Open(Bundle).Descriptions.Select(TrialIdentity.HashOf)];

    public string Store => Folder["studies.db"];

    string[] Training(int trials, int steps) =>
        ["run", "long-training", "--study", "long", "--seeds", $"{trials}", "--steps", $"{steps}", "--width", "64"];

    string Exported(string name)
    {
        using var store = new SqliteStudyStore(Folder[name], TimeProvider.System);
        using var writer = new StringWriter();
        StudyExport.Write(store, "long", ExportFormat.Jsonl, writer);
        return writer.ToString();
    }

    public void Dispose() => Folder.Dispose();
}

using Fruitfly.Studies;
using Fruitfly.Studies.Cluster;
using Fruitfly.Studies.Cluster.Slurm;

namespace Fruitfly.Cli.Commands.Cluster;

/// <summary>How far a bundle is, by what its workers wrote and what the queue says.</summary>
/// <param name="Waiting">tasks in the queue</param>
/// <param name="Ended">tasks whose trials have all ended</param>
/// <param name="Stopped">the numbers of tasks that are not in the queue and have trials without an end</param>
/// <param name="Why">what the queue says of these, each with how many there are</param>
sealed record BundleProgress(
    Bundle Bundle, int Waiting, int Running, int Ended, IReadOnlyList<int> Stopped,
    IReadOnlyList<(string Reason, int Tasks)> Why)
{
    /// <summary>Trials with a result.</summary>
    public required int Finished { get; init; }

    public required int Failed { get; init; }

    /// <summary>Jobs that were begun again as often as their time was over, and given up.</summary>
    public required int OutOfTime { get; init; }

    /// <summary>What the results were made on: host and instruction set, each with how many.</summary>
    public required IReadOnlyList<(string Host, string InstructionSet, int Trials)> Made { get; init; }

    /// <exception cref="ClusterException">the bundle cannot be read</exception>
    /// <exception cref="StudyStoreException">the server with the results cannot be used</exception>
    public static BundleProgress Of(
        Bundle bundle, IReadOnlyDictionary<int, SlurmTask> queue, Surroundings surroundings)
    {
        var results = BundleResults.Read(bundle);
        string[] hashes = [.. bundle.Descriptions.Select(TrialIdentity.HashOf)];
        Func<string, bool> hasEnded = results.HasEnded;
        var (finished, failed) = (results.Ended.Count(end => end.HasResult),
            results.Ended.Count(end => !end.HasResult));
        if (bundle.Manifest.Store is { } server)
        {
            using var store = surroundings.Open(server, surroundings.Time);
            var states = store.States(hashes);
            hasEnded = hash => states.GetValueOrDefault(hash) is not (TrialState.Planned or TrialState.Running);
            finished = states.Values.Count(state => state is TrialState.Done or TrialState.Diverged);
            failed = states.Values.Count(state => state == TrialState.Failed);
        }
        var open = Enumerable.Range(0, bundle.Manifest.Tasks)
            .Where(task => !bundle.Tasks[task].All(place => hasEnded(hashes[place]))).ToList();
        var stopped = open.Where(task => !queue.TryGetValue(task, out var known) || known.IsOver).ToList();
        return new(
            bundle, open.Count(task => queue.TryGetValue(task, out var known) && known.IsWaiting),
            open.Count(task => queue.TryGetValue(task, out var known) && known.IsRunning),
            bundle.Manifest.Tasks - open.Count, stopped,
            [.. stopped.Select(task => ReasonOf(queue.GetValueOrDefault(task))).GroupBy(reason => reason)
                .OrderByDescending(reasons => reasons.Count()).Select(reasons => (reasons.Key, reasons.Count()))])
        {
            Finished = finished,
            Failed = failed,
            OutOfTime = results.JobsOutOfTime,
            Made =
            [
                .. results.Ended.Where(end => end.HasResult).CountBy(end => (end.Host, end.InstructionSet!))
                    .OrderByDescending(made => made.Value)
                    .Select(made => (made.Key.Host, made.Key.Item2, made.Value)),
            ],
        };
    }

    static string ReasonOf(SlurmTask? task) => task is null ? "not in the queue"
        : task.Reason.Length == 0 ? task.State : $"{task.State} ({task.Reason})";
}

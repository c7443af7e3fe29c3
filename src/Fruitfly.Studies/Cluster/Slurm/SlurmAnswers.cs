using System.Globalization;

namespace Fruitfly.Studies.Cluster.Slurm;

/// <summary>Reads what the programs of Slurm print.</summary>
static class SlurmAnswers
{
    /// <summary>What is known of each task; the queue knows better than the books of the past, and a later submission
    /// than an earlier one.</summary>
    /// <param name="queued">lines of <c>squeue</c>: array, index, state, reason, node</param>
    /// <param name="past">lines of <c>sacct</c>: array and index, state, exit code, node</param>
    public static IReadOnlyList<SlurmTask> Merge(
        IReadOnlyList<SlurmSubmission> submissions, IReadOnlyList<string> queued, IReadOnlyList<string> past)
    {
        var order = submissions.Index().ToDictionary(one => one.Item.Job, one => one.Index);
        var found = new Dictionary<int, (int Order, SlurmTask Task)>();
        foreach (var line in past)
            if (line.Split('|') is [var id, var state, var code, var node, ..] && id.Split('_') is [var job, var index])
                Add(job, index, state, $"exit code {code}", node);
        foreach (var line in queued)
            if (line.Split('|') is [var job, var index, var state, var reason, var node])
                Add(job, index, state, reason, node);
        return [.. found.Values.Select(one => one.Task).OrderBy(task => task.Task)];

        void Add(string job, string index, string state, string reason, string node)
        {
            if (!order.TryGetValue(job, out var place)
                || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return;
            var task = submissions[place].Offset + number;
            if (!found.TryGetValue(task, out var before) || before.Order <= place)
                // "CANCELLED by 1000" says who.
                found[task] = (place, new(task, state.Split(' ')[0], reason is "None" ? "" : reason,
                    node is "None assigned" ? "" : node));
        }
    }
}

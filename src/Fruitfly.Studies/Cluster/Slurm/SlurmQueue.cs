using System.Globalization;
using System.Text.Json;
using Fruitfly.Data.Files;

namespace Fruitfly.Studies.Cluster.Slurm;

/// <summary>Submits tasks of bundles and looks after them.</summary>
sealed class SlurmQueue(SlurmCommands slurm, TimeProvider time)
{
    const string LookFile = "queue.json";

    /// <summary>The controller of a cluster serves everyone: it is asked so often at most.</summary>
    static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    sealed record Look(DateTimeOffset At, IReadOnlyList<SlurmTask> Tasks);

    /// <summary>So long <c>sbatch</c> may still be at work after the process that called it has ended.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Submits tasks, an array for each piece of their numbers. Each is noted in the bundle before the next is
    /// submitted, so that what was not submitted can be later.</summary>
    /// <exception cref="ClusterException">the queue refuses one; those before it are submitted and noted. Or another
    /// process is submitting this bundle</exception>
    public IReadOnlyList<SlurmSubmission> Submit(
        Bundle bundle, IReadOnlyList<int> tasks, SlurmLimits limits, int? atOnce = null, int? minutes = null)
    {
        var submitted = new List<SlurmSubmission>();
        if (Adopt(bundle) is { } other)
            throw new ClusterException(
                $"A submission of '{bundle.Manifest.Study}' began at {other.At.ToLocalTime():HH:mm:ss} and has not ended.",
                "Try again in a minute: by then the queue shows whether it has taken it.");
        File.Delete(Path.Combine(bundle.Folder, LookFile));
        foreach (var (offset, piece, indices) in SlurmArrays.Of(tasks, limits, atOnce))
            try
            {
                var begun = new BegunSubmission(offset, piece, minutes ?? 0, time.GetUtcNow());
                begun.Keep(bundle);
                List<string> words = ["--parsable", $"--array={indices}"];
                if (minutes is { } own)
                    words.Add(string.Create(CultureInfo.InvariantCulture, $"--time={own}"));
                words.AddRange([Script(bundle), Text(offset), minutes is { } passed ? Text(passed) : "", begun.Mark]);
                submitted.Add(Note(bundle, begun, slurm.Run("sbatch", words)[^1].Split(';')[0]));
            }
            catch (ClusterException refused) when (!refused.IsMissing)
            {
                BegunSubmission.Forget(bundle);
                var done = submitted.Sum(one => one.Tasks.Length);
                throw new ClusterException(
                    $"{(done == 0 ? "No task was" : $"{done} of {tasks.Count} tasks were")} submitted" +
                    (done == 0 ? "" : $" (jobs {string.Join(", ", submitted.Select(one => one.Job))})") +
                    $"; then {refused.Message}",
                    $"The rest stays planned: 'cluster submit --continue {bundle.Manifest.Study}' submits it once the " +
                    "queue has room.", refused);
            }
        return submitted;
    }

    /// <summary>What the queue said of each task that was submitted, at most a minute ago.</summary>
    /// <exception cref="ClusterException">the queue cannot be asked</exception>
    public IReadOnlyDictionary<int, SlurmTask> Tasks(Bundle bundle)
    {
        var path = Path.Combine(bundle.Folder, LookFile);
        if (Latest(path) is { } look && (time.GetUtcNow() - look.At).Duration() < LookEvery)
            return look.Tasks.ToDictionary(task => task.Task);
        Adopt(bundle);
        var submissions = SlurmSubmission.Of(bundle);
        var tasks = submissions.Count == 0
            ? [] : SlurmAnswers.Merge(submissions, Queued(submissions), Past(submissions));
        try
        {
            AtomicFile.WriteText(path, JsonSerializer.Serialize(new Look(time.GetUtcNow(), tasks), QueueJson.Options));
        }
        catch (DataFileException)
        {
            // One who may only read the bundle asks each time.
        }
        return tasks.ToDictionary(task => task.Task);
    }

    /// <summary>Takes tasks of a bundle out of the queue.</summary>
    /// <returns>how many arrays were cancelled</returns>
    /// <exception cref="ClusterException">the queue refuses</exception>
    public int Cancel(Bundle bundle)
    {
        Adopt(bundle);
        string[] jobs = [.. SlurmSubmission.Of(bundle).Select(one => one.Job)];
        if (jobs.Length > 0)
            slurm.Run("scancel", ["--quiet", .. jobs]);
        File.Delete(Path.Combine(bundle.Folder, LookFile));
        return jobs.Length;
    }

    /// <summary>Notes the array of a process that ended after the queue had taken it.</summary>
    /// <returns>the submission that has begun, where the queue does not know of it yet</returns>
    BegunSubmission? Adopt(Bundle bundle)
    {
        if (BegunSubmission.Of(bundle) is not { } begun)
            return null;
        if (Job(begun) is { } job)
        {
            Note(bundle, begun, job);
            return null;
        }
        if ((time.GetUtcNow() - begun.At).Duration() < Patience)
            return begun;
        BegunSubmission.Forget(bundle);
        return null;
    }

    string? Job(BegunSubmission begun)
    {
        var queued = slurm.Run("squeue", "--noheader", "--states=all", "--format=%F|%o");
        return NumberIn(queued) ?? (SlurmLimits.Read(slurm).HasAccounting
            ? NumberIn(slurm.Run("sacct", "--allocations", "--noheader", "--parsable2", "--format=JobID,SubmitLine",
                $"--starttime={begun.At.ToLocalTime():yyyy-MM-ddTHH:mm:ss}"))
            : null);

        string? NumberIn(IReadOnlyList<string> lines) =>
            lines.FirstOrDefault(line => line.EndsWith(begun.Mark, StringComparison.Ordinal))?.Split('|', '_')[0];
    }

    static SlurmSubmission Note(Bundle bundle, BegunSubmission begun, string job)
    {
        var submission = new SlurmSubmission(job, begun.Offset, begun.Tasks, begun.Minutes, begun.At);
        if (SlurmSubmission.Of(bundle).All(noted => noted.Job != job))
            submission.AddTo(bundle);
        BegunSubmission.Forget(bundle);
        return submission;
    }

    static string Script(Bundle bundle) => Path.Combine(bundle.Folder, SlurmScript.File);

    IReadOnlyList<string> Queued(IReadOnlyList<SlurmSubmission> submissions)
    {
        try
        {
            return slurm.Run("squeue", "--noheader", "--array", "--states=all", $"--jobs={Jobs(submissions)}",
                "--format=%F|%K|%T|%r|%N");
        }
        // An array that the controller has forgotten is no error.
        catch (ClusterException forgotten) when (forgotten.Message.Contains("Invalid job id", StringComparison.Ordinal))
        {
            return [];
        }
    }

    IReadOnlyList<string> Past(IReadOnlyList<SlurmSubmission> submissions) =>
        SlurmLimits.Read(slurm).HasAccounting
            ? slurm.Run("sacct", "--allocations", "--noheader", "--parsable2", $"--jobs={Jobs(submissions)}",
                "--format=JobID,State,ExitCode,NodeList",
                $"--starttime={submissions.Min(one => one.At).ToLocalTime():yyyy-MM-ddTHH:mm:ss}")
            : [];

    static string Jobs(IReadOnlyList<SlurmSubmission> submissions) =>
        string.Join(',', submissions.Select(one => one.Job));

    static Look? Latest(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Look>(File.ReadAllText(path), QueueJson.Options);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

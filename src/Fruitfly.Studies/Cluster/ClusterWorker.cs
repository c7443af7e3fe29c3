using Fruitfly.Studies.Sqlite;
using Fruitfly.Studies.Stores;

namespace Fruitfly.Studies.Cluster;

/// <summary>Runs one task of a bundle: those of its trials that have not ended. What it ends is on the disk, or on the
/// server, before the next trial starts, so that it can be stopped at any instant and begun again anywhere.</summary>
/// <param name="cores">trials at once</param>
sealed class ClusterWorker(Bundle bundle, int task, WorkerPlace place, int cores, TimeProvider time)
{
    /// <summary>How long it waits for files: shared file systems show them late.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>A timer takes no longer time; a limit beyond it is none.</summary>
    static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    /// <summary>How a trial is run. Default: null, trained, side by side with others where that is faster, and going on
    /// from its checkpoint.</summary>
    public Func<Trial, CancellationToken, TrialResult>? Execute { get; init; }

    /// <summary>Opens a bundle that was written on another machine a moment ago.</summary>
    /// <exception cref="ClusterException">it is not there after a minute, or is damaged</exception>
    public static Bundle Await(string folder, TimeProvider time, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        while (true)
            try
            {
                return Bundle.Open(folder);
            }
            catch (ClusterException) when (time.GetElapsedTime(began) < Patience)
            {
                if (cancellation.WaitHandle.WaitOne(TimeSpan.FromSeconds(2)))
                    throw new OperationCanceledException(cancellation);
            }
    }

    /// <exception cref="ClusterException">the bundle is of another program or has no such task</exception>
    /// <exception cref="OperationCanceledException">cancelled; checkpoints are written</exception>
    /// <exception cref="StudyStoreException">results cannot be kept; those that were kept stay</exception>
    /// <exception cref="TrialMemoryException">there was not enough memory</exception>
    /// <exception cref="Data.Files.MissingDataException">data of a trial are not there</exception>
    public WorkerEnd Run(IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        Require();
        var before = BundleResults.Read(bundle, task);
        string[] own = [.. bundle.Tasks[task].Select(place => TrialIdentity.HashOf(bundle.Descriptions[place]))];
        using var file = Begin();
        using var clock = new CancellationTokenSource(TimeLeft(), time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        try
        {
            var counts = bundle.Manifest.Store is { } server
                ? RunOn(server, own, progress, stop.Token)
                : RunHere(own, before, file, progress, stop.Token);
            return new(counts, TimesOutOfTime: null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            file.Append(new WorkerRecord(WorkerWord.OutOfTime, Now).Write());
            return new(null, before.TimesOutOfTime(place.Job) + 1);
        }
    }

    void Require()
    {
        var (manifest, here) = (bundle.Manifest, TrialProvenance.Current.Program);
        if (manifest.Program != here)
            throw new ClusterException(
                $"The bundle was made by Fruitfly {manifest.Program}, and this is Fruitfly {here}.",
                "Run the program in the folder of the bundle, or submit again with this one.");
        if (task < 0 || task >= manifest.Tasks)
            throw new ClusterException($"There is no task {task} in '{bundle.Folder}'.",
                $"Its tasks have the numbers 0 to {manifest.Tasks - 1}.");
    }

    RecordFile Begin()
    {
        var path = Path.Combine(bundle.Results, $"{Bundle.NameOf(task)}-{place.FileName}");
        try
        {
            var file = new RecordFile(path);
            file.Append(new WorkerRecord(WorkerWord.Began, Now) { Host = place.Host, Job = place.Job }.Write());
            return file;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudyStoreException(
                $"The worker's file of results '{path}' cannot be made ({failure.Message.TrimEnd('.')}).",
                "Make room in the folder of the bundle, and give the nodes the right to write there.", failure);
        }
    }

    TimeSpan TimeLeft()
    {
        if (place.End is not { } end)
            return Timeout.InfiniteTimeSpan;
        var left = end - place.Margin - time.GetUtcNow();
        return left > LongestTimer ? Timeout.InfiniteTimeSpan : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // A store of its own on the disk of the node: the runner needs one, and what counts is in the file.
    TrialCounts RunHere(
        string[] own, BundleResults before, RecordFile file, IProgress<StudyProgress>? progress, CancellationToken stop)
    {
        var descriptions = bundle.Descriptions.ToDictionary(TrialIdentity.HashOf);
        var folder = Directory.CreateTempSubdirectory("fruitfly-");
        try
        {
            using var store = new RecordingStore(
                new SqliteStudyStore(Path.Combine(folder.FullName, StoreLocation.FileName), time), file, time);
            var list = new TrialList(own);
            store.Plan(bundle.Manifest.Study, bundle.Manifest.Experiment, new(bundle.Manifest.Preset),
                [.. own.Select(hash => CanonicalDescription.Parse(descriptions[hash]))]);
            store.Receive([.. before.Ended.Where(ended => descriptions.ContainsKey(ended.Hash))
                .Select(ended => ended.Read().Copy(descriptions[ended.Hash], 1))]);
            foreach (var hash in own.Where(hash =>
                !before.HasEnded(hash) && before.JobsEndedBy(hash) >= TrialClaim.MaximumAttempts))
                store.GiveUp(hash, before.JobsEndedBy(hash));
            return RunnerOf(store, hash => before.JobsEndedBy(hash) > 0).Run(list, progress, stop).Trials;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Its own trials first, which no other has begun with; then those of tasks that are behind.
    TrialCounts RunOn(
        string server, string[] own, IProgress<StudyProgress>? progress, CancellationToken stop)
    {
        using var store = StudyStores.Open(server, time);
        var runner = RunnerOf(store, isSuspect: _ => false); // the server counts their attempts
        var counts = runner.Run(new TrialList(own), progress, stop).Trials;
        runner.Run(new TrialList([.. bundle.Descriptions.Select(TrialIdentity.HashOf)]), null, stop);
        return counts;
    }

    StudyRunner RunnerOf(IStudyStore store, Func<string, bool> isSuspect)
    {
        var trials = new ResumedTrials(bundle.Places(), bundle.Checkpoints, time) { IsSuspect = isSuspect };
        return new(store, Execute ?? trials.Run, time, cores, together: Execute is null ? trials : null)
        {
            AwaitsOthers = false,
        };
    }

    long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}

/// <summary>How a task ended.</summary>
/// <param name="Trials">how many are in which state; null where its time was over</param>
/// <param name="TimesOutOfTime">how many times the job has stopped because its time was over, this one counted; null
/// where it was not</param>
sealed record WorkerEnd(TrialCounts? Trials, int? TimesOutOfTime)
{
    /// <summary>How often a task is begun again when its time is over: if the fourth run does not end it either, the
    /// time is too short.</summary>
    public const int MostRequeues = 3;

    /// <summary>Whether the task should be put into the queue again.</summary>
    public bool ShouldRequeue => TimesOutOfTime is { } times && times <= MostRequeues;
}

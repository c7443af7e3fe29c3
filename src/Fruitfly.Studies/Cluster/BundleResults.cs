namespace Fruitfly.Studies.Cluster;

/// <summary>What workers have written into a bundle until now. The results themselves stay in the files: there may be
/// more of them than memory.</summary>
sealed class BundleResults
{
    readonly Dictionary<string, EndedTrial> _ended = [];
    readonly Dictionary<string, HashSet<string>> _open = []; // jobs in which a trial was started and never ended
    readonly Dictionary<string, int> _attempts = [];
    readonly Dictionary<string, int> _outOfTime = [];

    /// <param name="task">Default: null, of all tasks</param>
    /// <exception cref="ClusterException">a file cannot be read</exception>
    public static BundleResults Read(Bundle bundle, int? task = null)
    {
        var results = new BundleResults();
        var pattern = task is { } one ? $"{Bundle.NameOf(one)}-*" : "*";
        try
        {
            foreach (var path in Directory.EnumerateFiles(bundle.Results, pattern).Order(StringComparer.Ordinal))
                results.Add(path);
            return results;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new ClusterException(
                $"The results in '{bundle.Results}' cannot be read: {failure.Message.TrimEnd('.')}.",
                "Give yourself the right to read them; where a file is damaged from its beginning, move it away, and " +
                "its trials are run again.", failure);
        }
    }

    public IReadOnlyCollection<EndedTrial> Ended => _ended.Values;

    public bool HasResult(string hash) => _ended.TryGetValue(hash, out var ended) && ended.HasResult;

    public bool HasEnded(string hash) => _ended.ContainsKey(hash);

    public int Attempts(string hash) => _attempts.GetValueOrDefault(hash);

    /// <summary>In how many jobs a worker ended while the trial ran. A job that the queue began again, as after a
    /// preemption, counts once.</summary>
    public int JobsEndedBy(string hash) => _open.TryGetValue(hash, out var jobs) ? jobs.Count : 0;

    /// <summary>How many times workers of a job stopped because their time was over.</summary>
    public int TimesOutOfTime(string job) => _outOfTime.GetValueOrDefault(job);

    /// <summary>How many jobs were begun again for that until they were given up.</summary>
    public int JobsOutOfTime => _outOfTime.Values.Count(times => times > WorkerEnd.MostRequeues);

    /// <summary>How many workers began.</summary>
    public int Workers { get; private set; }

    void Add(string path)
    {
        var (host, job, open) = ("", "", new HashSet<string>());
        foreach (var (place, bytes) in RecordFile.Read(path))
            switch (WorkerMark.Read(bytes))
            {
                case { Word: WorkerWord.Began } worker:
                    (host, job) = (worker.Host ?? "", worker.Job ?? path);
                    Workers++;
                    break;
                case { Word: WorkerWord.OutOfTime }:
                    _outOfTime[job] = TimesOutOfTime(job) + 1;
                    break;
                case { Word: WorkerWord.Started, Hash: { } hash }:
                    open.Add(hash);
                    _attempts[hash] = Attempts(hash) + 1;
                    break;
                case { Word: WorkerWord.Released, Hash: { } hash }:
                    open.Remove(hash);
                    break;
                case { Word: WorkerWord.Ended or WorkerWord.Failed, Hash: { } hash } end:
                    open.Remove(hash);
                    // Two workers may have run it, such as one that was thought dead; a result counts more than an
                    // error.
                    if (end.Result is not null && !HasResult(hash) || !HasEnded(hash))
                        _ended[hash] = new(hash, host, end.Result?.InstructionSet, path, place);
                    break;
            }
        foreach (var hash in open)
        {
            if (!_open.TryGetValue(hash, out var jobs))
                _open[hash] = jobs = [];
            jobs.Add(job);
        }
    }
}

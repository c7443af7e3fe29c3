namespace Fruitfly.Studies.Cluster;

/// <summary>Where a worker runs.</summary>
/// <param name="Host">such as the name of the node</param>
/// <param name="Job">of the queue, which a restart keeps; by hand, the process</param>
/// <param name="Restart">how many times the queue began the job again</param>
sealed record WorkerPlace(string Host, string Job, int Restart = 0)
{
    /// <summary>When the queue will end the job; null where it will not, or does not say.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>How long before it the worker stops by itself: enough to write checkpoints to a slow disk.</summary>
    public TimeSpan Margin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>In the name of a file.</summary>
    public string FileName =>
        string.Concat($"{Job}-{Restart}-{Environment.ProcessId}".Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' ? letter : '_'));
}

namespace Fruitfly.Studies.Cluster;

/// <summary>A trial that a worker has brought to its end: what it was is in the worker's file.</summary>
/// <param name="InstructionSet">of the host; null where the trial threw</param>
/// <param name="File">of the worker</param>
/// <param name="Place">in the file, at which the record begins</param>
sealed record EndedTrial(string Hash, string Host, string? InstructionSet, string File, long Place)
{
    public bool HasResult => InstructionSet is not null;

    /// <exception cref="ClusterException">the file has changed, or may no longer be read</exception>
    public WorkerRecord Read()
    {
        try
        {
            return WorkerRecord.Read(RecordFile.ReadAt(File, Place));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new ClusterException($"A result cannot be read again: {failure.Message.TrimEnd('.')}.",
                "Leave the files of results as the workers wrote them, and try again.", failure);
        }
    }
}

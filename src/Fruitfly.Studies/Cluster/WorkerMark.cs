namespace Fruitfly.Studies.Cluster;

/// <summary>What progress needs of a <see cref="WorkerRecord"/>. The rest of a result, which may be megabytes, is
/// passed over.</summary>
sealed record WorkerMark(WorkerWord Word, string? Hash = null)
{
    public string? Host { get; init; }

    public string? Job { get; init; }

    public ResultMark? Result { get; init; }

    /// <inheritdoc cref="WorkerRecord.Read(byte[])"/>
    public static WorkerMark Read(byte[] bytes) => WorkerRecord.Read<WorkerMark>(bytes);

    /// <summary>Of a result, on what it was made.</summary>
    public sealed record ResultMark(string InstructionSet);
}

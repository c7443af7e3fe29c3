namespace Fruitfly.Training.Checkpoints;

/// <summary>Where a training run keeps what it needs to go on after an interruption, to the same bits.</summary>
/// <param name="Path">a file, replaced whole at each save; where it exists, the run goes on from it</param>
public sealed record Checkpoint(string Path)
{
    /// <summary>How often it is saved; 0 steps for only at the end and when training is cancelled, where it is always
    /// saved. Default: after every epoch.</summary>
    public Duration Every { get; init; } = Duration.Epochs(1);

    /// <summary>Saved in time instead: whenever that much has passed, and when training is cancelled. Default: null, as
    /// <see cref="Every"/> says.</summary>
    public TimeSpan? EveryTime { get; init; }

    /// <summary>The clock of <see cref="EveryTime"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether the checkpoint before the latest stays, and takes its place where the latest is damaged.
    /// Default: no.</summary>
    public bool KeepsPrevious { get; init; }

    /// <summary>Where the checkpoint before the latest is kept.</summary>
    public string PreviousPath => Path + ".previous";
}

using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Training.Checkpoints;

namespace Fruitfly.Studies.Cluster;

/// <summary>Runs trials that go on where another worker was stopped. Bits depend on the instruction set, so a
/// checkpoint serves machines of its own only.</summary>
/// <param name="folder">of the checkpoints; they are removed with the end of their trial</param>
sealed class ResumedTrials(DataPlaces places, string folder, TimeProvider time) : ISwarmExecution
{
    /// <summary>So much work is lost at most when a worker ends without a warning.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(3);

    static readonly string Machine =
        string.Concat(TrialProvenance.Current.InstructionSet.Where(char.IsAsciiLetterOrDigit));

    readonly TrialExecution _execution = new(places);

    /// <summary>Trials that have ended a worker before: they run alone, so that no other is charged with it. Default:
    /// none.</summary>
    public Func<string, bool> IsSuspect { private get; init; } = _ => false;

    /// <inheritdoc cref="TrialExecution.Run(Trial, CancellationToken)"/>
    public TrialResult Run(Trial trial, CancellationToken cancellation) => Guarded(
        [CheckpointOf(trial)], () => _execution.Run(trial, CheckpointOf(trial), cancellation),
        () => _execution.Run(trial, cancellation));

    public SwarmKey? KeyOf(Trial trial) => IsSuspect(TrialIdentity.Hash(trial)) ? null : _execution.KeyOf(trial);

    public IReadOnlyList<TrialResult> RunTogether(
        IReadOnlyList<Trial> trials, CancellationToken cancellation) => Guarded(
        [.. trials.Select(CheckpointOf)], () => _execution.RunTogether(trials, CheckpointOf, cancellation),
        () => _execution.RunTogether(trials, cancellation));

    Checkpoint CheckpointOf(Trial trial) =>
        new(Path.Combine(folder, $"{TrialIdentity.Hash(trial)}.{Machine}"))
        {
            EveryTime = Interval, Time = time, KeepsPrevious = true,
        };

    /// <param name="without">the same without checkpoints</param>
    static T Guarded<T>(IReadOnlyList<Checkpoint> checkpoints, Func<T> run, Func<T> without)
    {
        T result;
        try
        {
            result = run();
        }
        // Both generations are damaged, or the disk is full: the trials themselves need neither.
        catch (DataFileException failure) when (checkpoints.Any(checkpoint =>
            failure.File == checkpoint.Path || failure.File == checkpoint.PreviousPath))
        {
            result = without();
        }
        foreach (var checkpoint in checkpoints)
            Remove(checkpoint);
        return result;
    }

    static void Remove(Checkpoint checkpoint)
    {
        try
        {
            File.Delete(checkpoint.Path);
            File.Delete(checkpoint.PreviousPath);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The worst is a file that is left.
        }
    }
}

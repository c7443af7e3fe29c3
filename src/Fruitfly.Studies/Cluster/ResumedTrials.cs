using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Training.Checkpoints;

namespace Fruitfly.Studies.Cluster;

/// <summary>Runs trials that go on where another worker was stopped. Bits depend on the instruction set, so a checkpoint
/// serves machines of its own only.</summary>
/// <param name="folder">of the checkpoints; they are removed with the end of their trial</param>
sealed class ResumedTrials(DataPlaces places, string folder, TimeProvider time)
{
    /// <summary>So much work is lost at most when a worker ends without a warning.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(3);

    static readonly string Machine =
        string.Concat(TrialProvenance.Current.InstructionSet.Where(char.IsAsciiLetterOrDigit));

    readonly TrialExecution _execution = new(places);

    /// <inheritdoc cref="TrialExecution.Run(Trial, CancellationToken)"/>
    public TrialResult Run(Trial trial, CancellationToken cancellation)
    {
        var checkpoint = new Checkpoint(Path.Combine(folder, $"{TrialIdentity.Hash(trial)}.{Machine}"))
        {
            EveryTime = Interval, Time = time, KeepsPrevious = true,
        };
        var result = Run(trial, checkpoint, cancellation);
        Remove(checkpoint);
        return result;
    }

    TrialResult Run(Trial trial, Checkpoint checkpoint, CancellationToken cancellation)
    {
        try
        {
            return _execution.Run(trial, checkpoint, cancellation);
        }
        // Both generations are damaged, or the disk is full: the trial itself needs neither.
        catch (DataFileException failure)
            when (failure.File == checkpoint.Path || failure.File == checkpoint.PreviousPath)
        {
            Remove(checkpoint);
            return _execution.Run(trial, cancellation);
        }
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

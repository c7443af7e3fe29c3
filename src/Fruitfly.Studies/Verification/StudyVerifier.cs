using System.Runtime.ExceptionServices;
using Fruitfly.Data.Files;
using Fruitfly.Kinds;

namespace Fruitfly.Studies.Verification;

/// <summary>Trains finished trials of a study again, and compares the results with those that are kept, bit by bit.
/// Nothing is written.</summary>
/// <param name="execute">the trial as a pure function, as for <see cref="StudyRunner"/></param>
/// <param name="workers">trials trained at once; default: one for each core</param>
public sealed class StudyVerifier(
    IStudyStore store, Func<Trial, CancellationToken, TrialResult> execute, TimeProvider time, int? workers = null)
{
    readonly int _workers = workers is null or > 0 ? workers ?? Environment.ProcessorCount
        : throw new ArgumentOutOfRangeException(nameof(workers), workers, "There must be at least one worker.");

    /// <summary>The finished trials of a study, each once, in the order of its plan.</summary>
    public static IReadOnlyList<string> Finished(IStudyStore store, string study)
    {
        ArgumentNullException.ThrowIfNull(store);
        var filter = new TrialFilter { States = [TrialState.Done, TrialState.Diverged] };
        var hashes = new List<string>();
        while (true)
        {
            var page = store.Page(study,
                new() { Filter = filter, Skip = hashes.Count, Take = TrialQuery.LargestPage }).Trials;
            hashes.AddRange(page.Select(trial => trial.Hash));
            if (page.Count < TrialQuery.LargestPage)
                return [.. hashes.Distinct()];
        }
    }

    /// <summary>What came of each of these trials, in their order.</summary>
    /// <param name="progress">called after every trial, by one thread at a time</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    /// <exception cref="TrialMemoryException">there was not enough memory</exception>
    /// <exception cref="StudyStoreException">the store cannot be read, or is damaged</exception>
    public IReadOnlyList<VerifiedTrial> Verify(
        string study, IReadOnlyList<string> hashes, IProgress<StudyProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        var verified = new VerifiedTrial[hashes.Count];
        var (ended, began, turn) = (0, time.GetTimestamp(), new Lock());
        try
        {
            Parallel.For(0, hashes.Count,
                new ParallelOptions { MaxDegreeOfParallelism = _workers, CancellationToken = cancellation }, place =>
                {
                    verified[place] = Verify(study, hashes[place], cancellation);
                    lock (turn)
                        progress?.Report(Progress(++ended));
                });
        }
        catch (AggregateException failures)
        {
            var first = failures.Flatten().InnerExceptions[0];
            if (first is OutOfMemoryException)
                throw new TrialMemoryException(first);
            ExceptionDispatchInfo.Throw(first);
        }
        return verified;

        StudyProgress Progress(int done)
        {
            var elapsed = time.GetElapsedTime(began);
            var rate = elapsed > TimeSpan.Zero ? done / elapsed.TotalSeconds : 0;
            return new(new(hashes.Count - done, 0, done, 0, 0), elapsed, rate,
                rate > 0 ? TimeSpan.FromSeconds((hashes.Count - done) / rate) : null);
        }
    }

    VerifiedTrial Verify(string study, string hash, CancellationToken cancellation)
    {
        TrialRecord? kept;
        try
        {
            kept = ResultComparison.Read(store, study, hash);
        }
        catch (StudyStoreException unreadable) when (Unknown(unreadable) is { } unknown)
        {
            return new(hash, TrialVerdict.MissingKind, unknown.Message);
        }
        if (kept is not { Result: { } result, Provenance: { } made })
            return new(hash, TrialVerdict.Unequal, "it is not in the study any more, or has no result");
        var here = TrialProvenance.Current;
        if (made.Numerics != here.Numerics || TrialIdentity.Hash(result.Trial) != hash)
            return new(hash, TrialVerdict.OtherNumerics, $"numerics {made.Numerics}; this program has {here.Numerics}");
        var difference = Difference(result, cancellation, out var verdict, out var isMeasured);
        // Other bits are no fault there, but a trial that fails here is one.
        if (verdict == TrialVerdict.Unequal && isMeasured && made.InstructionSet != here.InstructionSet)
            return new(hash, TrialVerdict.OtherInstructionSet,
                $"made with {made.InstructionSet}; here it is {here.InstructionSet}: {difference}");
        return new(hash, verdict, difference is null || verdict == TrialVerdict.MissingData ? difference
            : $"{difference} (kept by Fruitfly {made.Program} on {made.Runtime})");
    }

    string? Difference(
        TrialResult kept, CancellationToken cancellation, out TrialVerdict verdict, out bool isMeasured)
    {
        isMeasured = false;
        try
        {
            var difference = ResultComparison.Difference(kept, execute(kept.Trial, cancellation));
            isMeasured = true;
            verdict = difference is null ? TrialVerdict.Equal : TrialVerdict.Unequal;
            return difference;
        }
        catch (MissingDataException missing)
        {
            verdict = TrialVerdict.MissingData;
            return missing.Message;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            verdict = TrialVerdict.Unequal;
            return $"it failed: {failure.GetType().Name}: {failure.Message}";
        }
    }

    static UnknownKindException? Unknown(Exception? failure) =>
        failure is null ? null : failure as UnknownKindException ?? Unknown(failure.InnerException);
}

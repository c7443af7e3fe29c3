using System.Runtime.ExceptionServices;
using Fruitfly.Data.Files;

namespace Fruitfly.Studies;

/// <summary>What the workers of one run share.</summary>
sealed class StudyRun : IDisposable
{
    static readonly TimeSpan BeatEvery = TimeSpan.FromMinutes(1);
    static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1), LookAgainAtLast = TimeSpan.FromMinutes(1);

    /// <summary>Asking for trials while others run the last ones takes at most this share of the time: a server that
    /// many ask of a long list answers more slowly, and is asked less often.</summary>
    internal const double ShareOfAsking = 0.05;

    readonly IStudyStore _store;
    readonly TrialList _trials;
    readonly Func<Trial, CancellationToken, TrialResult> _execute;
    readonly ISwarmExecution? _together;
    readonly SwarmLists _swarms;
    readonly int _workers;
    readonly TimeProvider _time;
    readonly CancellationToken _cancellation;
    readonly CancellationTokenSource _stop;
    readonly ITimer _heart;
    readonly RunProgress _progress;
    readonly object _turn = new();
    int _inFlight;
    bool _ended;
    ExceptionDispatchInfo? _failure;

    public StudyRun(
        IStudyStore store, TrialList trials, Func<Trial, CancellationToken, TrialResult> execute,
        ISwarmExecution? together, TimeProvider time, int workers, RunProgress progress,
        CancellationToken cancellation)
    {
        (_store, _trials, _execute, _time, _progress, _cancellation) = (store, trials, execute, time, progress,
            cancellation);
        (_together, _workers) = (together, workers);
        _swarms = together is null ? new SwarmLists() : new SwarmLists(store, trials, together);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // On another thread, since the cancelling one may hold a lock that a worker waits for.
        _stop.Token.UnsafeRegister(_ => ThreadPool.QueueUserWorkItem(_ => WakeAll()), null);
        _heart = time.CreateTimer(_ => Beat(), null, BeatEvery, BeatEvery);
    }

    /// <inheritdoc cref="StudyRunner.AwaitsOthers"/>
    public bool AwaitsOthers { get; init; } = true;

    /// <inheritdoc cref="StudyRunner.EndedAlone"/>
    public Action<string, double>? EndedAlone { get; init; }

    /// <summary>Runs trials until none is left: the body of a worker's thread.</summary>
    public void Work() => Attempt(() =>
    {
        while (Next() is { } claims)
        {
            try
            {
                Run(claims);
            }
            finally
            {
                lock (_turn)
                {
                    _inFlight -= claims.Count;
                    Monitor.PulseAll(_turn);
                }
            }
        }
    });

    public StudyProgress End()
    {
        _failure?.Throw();
        _cancellation.ThrowIfCancellationRequested();
        return _progress.Now();
    }

    public void Dispose()
    {
        _heart.Dispose();
        lock (_turn)
            _ended = true;
        _stop.Dispose();
    }

    // The timer may fire once more while the run is disposed.
    void Beat()
    {
        lock (_turn)
            if (!_ended)
                Attempt(_store.Beat);
    }

    // A store that fails ends the run; what a trial throws does not come here.
    void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure)
        {
            lock (_turn)
                _failure ??= ExceptionDispatchInfo.Capture(failure);
            _stop.Cancel();
        }
    }

    /// <summary>Claims a trial, and those that run together with it.</summary>
    List<TrialClaim>? Next()
    {
        lock (_turn)
        {
            while (!_stop.IsCancellationRequested)
            {
                var began = _time.GetTimestamp();
                // A trial that has ended its process twice runs when nothing else does: if it ends the process again,
                // no innocent neighbour is charged with it.
                var claim = _store.Claim(_trials)
                    ?? (_inFlight == 0 ? _store.Claim(_trials, lastAttempts: true) : null);
                if (claim is not null)
                {
                    var share = (_progress.Now().Trials.Planned + _workers - 1) / _workers;
                    var claims = _swarms.Claim(_store, claim, share);
                    _inFlight += claims.Count;
                    claims.ForEach(started => _progress.Started(started.Hash));
                    return claims;
                }
                if (_inFlight == 0 && _progress.Look() is { Planned: 0 } left && (left.Running == 0 || !AwaitsOthers))
                    return null;
                var awaited = _inFlight == 0 ? _store.Awaited(_trials) : null;
                var asked = _time.GetElapsedTime(began);
                if (_inFlight == 0)
                    _progress.Await(awaited);
                Monitor.Wait(_turn, Pause(asked));
                _store.Recover();
            }
            return null;
        }
    }

    static TimeSpan Pause(TimeSpan asked) => asked / ShareOfAsking is var pause && pause > LookAgainAtLast
        ? LookAgainAtLast : pause > LookAgainAfter ? pause : LookAgainAfter;

    void Run(List<TrialClaim> claims)
    {
        if (claims.Count > 1 && RunTogether(claims))
            return;
        for (var i = 0; i < claims.Count; i++)
            try
            {
                Run(claims[i]);
            }
            catch
            {
                claims[(i + 1)..].ForEach(_store.Release);
                throw;
            }
    }

    /// <returns>false, and nothing is written, where one of them cannot be run: alone it says so itself</returns>
    bool RunTogether(List<TrialClaim> claims)
    {
        var began = _time.GetTimestamp();
        IReadOnlyList<TrialResult> results;
        try
        {
            claims.ForEach(RequireNumerics);
            results = _together!.RunTogether([.. claims.Select(claim => claim.Trial)], _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            claims.ForEach(_store.Release);
            return true;
        }
        catch (Exception failure) when (failure is not StudyStoreException)
        {
            return false;
        }
        var seconds = _time.GetElapsedTime(began).TotalSeconds / claims.Count;
        foreach (var (claim, result) in claims.Zip(results))
            Complete(claim, result with { Seconds = seconds });
        return true;
    }

    static void RequireNumerics(TrialClaim claim)
    {
        if (TrialIdentity.Hash(claim.Trial) != claim.Hash)
            throw new NotSupportedException(
                "It was planned by a program with other numerics; plan the study again with this one.");
    }

    void Complete(TrialClaim claim, TrialResult result)
    {
        if (_store.Complete(claim, result, TrialProvenance.Current))
            _progress.Ended(claim.Hash, result.History.Diverged ? TrialState.Diverged : TrialState.Done);
        else
            _progress.Look(); // another process took this one for dead, and has the trial
    }

    void Run(TrialClaim claim)
    {
        try
        {
            RequireNumerics(claim);
            var began = _time.GetTimestamp();
            var result = _execute(claim.Trial, _stop.Token);
            var seconds = _time.GetElapsedTime(began).TotalSeconds;
            Complete(claim, result with { Seconds = seconds });
            if (!result.History.Diverged)
                EndedAlone?.Invoke(claim.Hash, seconds);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _store.Release(claim);
        }
        catch (OutOfMemoryException failure)
        {
            // Nothing is wrong with the trial: with less beside it, or more memory, it has its result.
            _store.Release(claim);
            throw new TrialMemoryException(failure);
        }
        catch (MissingDataException)
        {
            _store.Release(claim); // it can run once its file is given
            throw;
        }
        catch (Exception failure) when (failure is not StudyStoreException)
        {
            if (_store.Fail(claim, $"{failure.GetType().Name}: {failure.Message}"))
                _progress.Ended(claim.Hash, TrialState.Failed);
            else
                _progress.Look();
        }
    }

    void WakeAll()
    {
        lock (_turn)
            Monitor.PulseAll(_turn);
    }
}

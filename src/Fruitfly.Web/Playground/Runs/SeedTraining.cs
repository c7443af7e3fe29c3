using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Web.Playground.Runs;

/// <summary>The training of one seed, in a thread of its own. Between two steps it waits at the limit, hands out
/// snapshots, and gives others their turn.</summary>
sealed class SeedTraining : ITrainingObserver
{
    static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(20);

    readonly ulong _seed;
    readonly Network _network;
    readonly TrainingLegs _legs;
    readonly StepLimit _limit;
    readonly Cores _cores;
    readonly TimeProvider _time;
    readonly CancellationToken _cancellation;
    readonly ManualResetEventSlim _turn = new();
    readonly Lock _visiting = new();
    readonly List<Action> _visits = [];
    readonly Action<Evaluation> _evaluated;
    readonly Action _changed;
    volatile bool _hasVisits, _hasEnded;
    volatile int _rests = 1; // a number for Interlocked; before the first step nothing is under way
    volatile int _step;
    volatile RunPlan _plan;
    volatile RunPlan? _next;
    CancellationTokenSource? _leg;
    long _turnBegan;
    double _lastLoss = double.NaN;

    /// <param name="evaluated">told in the training thread</param>
    /// <param name="changed">told in the training thread when it stops at the limit and when it ends</param>
    /// <exception cref="ArgumentException">the layers do not fit together</exception>
    public SeedTraining(
        RunPlan plan, ulong seed, StepLimit limit, Cores cores, TimeProvider time, Action<Evaluation> evaluated,
        Action changed,
        CancellationToken cancellation)
    {
        (_plan, _seed, _limit, _cores, _time, _cancellation) = (plan, seed, limit, cores, time, cancellation);
        (_evaluated, _changed) = (evaluated, changed);
        _network = new Network(plan.Architecture, seed);
        _legs = new TrainingLegs(_network, plan.Data.WithoutTest(), seed);
    }

    /// <summary>Steps taken.</summary>
    public int Step => _step;

    /// <summary>The loss of the last step's batch; NaN before the first.</summary>
    public double LastLoss => Volatile.Read(ref _lastLoss);

    /// <summary>Whether no step is under way and none may begin.</summary>
    public bool IsResting => _hasEnded || (_rests == 1 && _step >= _limit.Steps);

    /// <summary>Whether training is over, one way or another.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>Where the loss stopped being finite; null while it is.</summary>
    public Divergence? Divergence { get; private set; }

    /// <summary>Why training failed; null while it did not.</summary>
    public string? Failure { get; private set; }

    public void Start() => new Thread(Run) { IsBackground = true, Name = $"playground seed {_seed}" }.Start();

    /// <summary>Goes on from here with another recipe, also after the end. It is asked while this rests; what has
    /// diverged or failed stays so.</summary>
    public void GoOn(RunPlan plan)
    {
        lock (_visiting)
        {
            if (!_hasEnded)
                _next = plan;
            else if (Divergence is null && Failure is null && !_cancellation.IsCancellationRequested)
            {
                (_plan, _hasEnded) = (plan, false);
                Start();
            }
        }
        _limit.Wake();
    }

    /// <summary>The parameters as they are after the step that is under way.</summary>
    public Task<ParameterSnapshot> ReadAsync() => VisitAsync(ParameterSnapshot.Of);

    /// <summary>Does something with the network, and the steps it has taken, after the one that is under way.</summary>
    public Task<T> VisitAsync<T>(Func<Network, int, T> visit)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_visiting)
        {
            _visits.Add(() =>
            {
                try
                {
                    answer.SetResult(visit(_network, _step));
                }
                catch (Exception failure)
                {
                    answer.SetException(failure);
                }
            });
            _hasVisits = true;
            if (HasEnded)
                Receive();
        }
        _limit.Wake();
        return answer.Task;
    }

    void Run()
    {
        TakeTurn();
        try
        {
            while (!IsOver())
            {
            }
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            // Another run takes its place.
        }
        catch (Exception failure)
        {
            Failure = failure.Message;
        }
        finally
        {
            _cores.Give();
            lock (_visiting)
            {
                _hasEnded = true;
                Receive();
            }
            _changed();
        }
    }

    // Trains a leg. False where the next one goes on with another recipe.
    bool IsOver()
    {
        using var leg = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        _leg = leg;
        try
        {
            Divergence = _legs.Train(_plan.Recipe, this, leg.Token).Divergence;
            return true;
        }
        catch (OperationCanceledException) when (_next is { } next && !_cancellation.IsCancellationRequested)
        {
            (_plan, _next) = (next, null);
            return false;
        }
    }

    void ITrainingObserver.StepTaken(int step, double batchLoss) => Volatile.Write(ref _lastLoss, batchLoss);

    void ITrainingObserver.Evaluated(Evaluation evaluation) => _evaluated(evaluation);

    void ITrainingObserver.Between(int step)
    {
        _step = step; // not before: who sees the step must find its evaluation
        if (_hasVisits)
            lock (_visiting)
                Receive();
        if (step == _plan.Steps)
            return;
        if (!MayGo(step))
            WaitAtLimit(step);
        else if (_cores.IsWanted && _time.GetElapsedTime(_turnBegan) > Slice)
        {
            _cores.Give();
            TakeTurn();
        }
        if (_next is not null)
            _leg!.Cancel();
    }

    // The limit is read after this network has stopped resting, by a full fence: a pause that finds it resting must
    // not see it take one more step.
    bool MayGo(int step)
    {
        Interlocked.Exchange(ref _rests, 0);
        return step < _limit.Steps;
    }

    void WaitAtLimit(int step)
    {
        _cores.Give();
        _limit.RaiseTo(step);
        do
        {
            _rests = 1;
            _changed();
            while (step >= _limit.Steps && !IsCalled)
            {
                _limit.WaitUntil(() => step < _limit.Steps || _hasVisits || IsCalled);
                lock (_visiting)
                    Receive();
            }
        }
        while (!MayGo(step) && !IsCalled);
        TakeTurn();
    }

    bool IsCalled => _next is not null || _cancellation.IsCancellationRequested;

    void TakeTurn()
    {
        _cores.Take(_turn);
        _turnBegan = _time.GetTimestamp();
    }

    // Asked under the lock.
    void Receive()
    {
        foreach (var visit in _visits)
            visit();
        _visits.Clear();
        _hasVisits = false;
    }
}

using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Web.Playground.Runs;

/// <summary>The training of one seed, in a thread of its own. Between two steps it waits at the limit, hands out
/// snapshots, and gives others their turn.</summary>
sealed class SeedTraining : ITrainingObserver
{
    static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(20);

    readonly RunPlan _plan;
    readonly ulong _seed;
    readonly Network _network;
    readonly StepLimit _limit;
    readonly Cores _cores;
    readonly TimeProvider _time;
    readonly CancellationToken _cancellation;
    readonly ManualResetEventSlim _turn = new();
    readonly Lock _reading = new();
    readonly List<TaskCompletionSource<ParameterSnapshot>> _readers = [];
    readonly Action<Evaluation> _evaluated;
    readonly Action _changed;
    volatile bool _hasReaders, _hasEnded;
    volatile int _rests = 1; // a number for Interlocked; before the first step nothing is under way
    volatile int _step;
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

    /// <summary>The parameters as they are after the step that is under way.</summary>
    public Task<ParameterSnapshot> ReadAsync()
    {
        var reader = new TaskCompletionSource<ParameterSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_reading)
        {
            if (HasEnded)
                return Task.FromResult(ParameterSnapshot.Of(_network, _step));
            _readers.Add(reader);
            _hasReaders = true;
        }
        _limit.Wake();
        return reader.Task;
    }

    void Run()
    {
        TakeTurn();
        try
        {
            Divergence = Trainer.Train(_network, _plan.Data.WithoutTest(), _plan.Recipe, _seed, this,
                _cancellation).Divergence;
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
            lock (_reading)
            {
                _hasEnded = true;
                Answer();
            }
            _changed();
        }
    }

    void ITrainingObserver.StepTaken(int step, double batchLoss) => Volatile.Write(ref _lastLoss, batchLoss);

    void ITrainingObserver.Evaluated(Evaluation evaluation) => _evaluated(evaluation);

    void ITrainingObserver.Between(int step)
    {
        _step = step; // not before: who sees the step must find its evaluation
        if (_hasReaders)
            lock (_reading)
                Answer();
        if (step == _plan.Steps)
            return;
        if (!MayGo(step))
            WaitAtLimit(step);
        else if (_cores.IsWanted && _time.GetElapsedTime(_turnBegan) > Slice)
        {
            _cores.Give();
            TakeTurn();
        }
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
            while (step >= _limit.Steps && !_cancellation.IsCancellationRequested)
            {
                _limit.WaitUntil(() => step < _limit.Steps || _hasReaders || _cancellation.IsCancellationRequested);
                lock (_reading)
                    Answer();
            }
        }
        while (!MayGo(step) && !_cancellation.IsCancellationRequested);
        TakeTurn();
    }

    void TakeTurn()
    {
        _cores.Take(_turn);
        _turnBegan = _time.GetTimestamp();
    }

    void Answer()
    {
        if (_readers.Count == 0)
            return;
        var snapshot = ParameterSnapshot.Of(_network, _step);
        foreach (var reader in _readers)
            reader.SetResult(snapshot);
        _readers.Clear();
        _hasReaders = false;
    }
}

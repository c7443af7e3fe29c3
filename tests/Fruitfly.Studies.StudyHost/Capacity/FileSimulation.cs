using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Studies.StudyHost.Capacity;

/// <summary>Simulates workers without a database: trials are cut into array tasks beforehand, each task writes a file
/// of its own, and the files are collected at the end. A task whose node died starts again without the trials that its
/// file holds.</summary>
public sealed class FileSimulation
{
    readonly ClusterPlan _plan;
    readonly OperationCosts _costs;
    readonly RandomStream _random;
    readonly double[] _times;
    readonly SimulatedNodes _nodes;
    readonly SimulatedEvents _events = new();
    readonly Queue<int[]> _tasks;
    readonly List<int[]> _lost = []; // of nodes that the scheduler still waits for
    double _kept, _last;
    int _results;

    FileSimulation(ClusterPlan plan, OperationCosts costs, RandomStream random)
    {
        (_plan, _costs, _random) = (plan, costs, random);
        _times = TrialTimes.Draw(plan, random);
        _nodes = new(plan, random, _events);
        _tasks = new(Cut());
    }

    public static SimulatedStudy Run(ClusterPlan plan, OperationCosts costs, RandomStream random) =>
        new FileSimulation(plan, costs, random).Run();

    SimulatedStudy Run()
    {
        for (var worker = 0; worker < _plan.Workers; worker++)
            Begin(worker, _plan.TaskStart * _random.NextDouble());
        while (_results < _times.Length && _events.Next(out var now, out var what))
            Happen(now, what);
        return new()
        {
            Took = _last, Work = _times.Sum(), Results = _results, Idle = 1 - _kept / (_last * _plan.Workers),
            Repeated = _nodes.Interrupted, NodesDied = _nodes.Died, Collecting = _costs.Collect * _times.Length,
        };
    }

    // By the forecast, which takes slow trials for usual ones unless it knows them.
    IEnumerable<int[]> Cut()
    {
        var predicted = _plan.LongestFirst ? _times.Sum() : _plan.TrialSeconds * _times.Length;
        var tasks = Math.Clamp((int)Math.Ceiling(predicted / _plan.TaskSeconds), 1, _times.Length);
        return _plan.Interleaved
            ? Enumerable.Range(0, tasks).Select(task =>
                Enumerable.Range(0, (_times.Length - task + tasks - 1) / tasks).Select(k => task + k * tasks).ToArray())
            : Enumerable.Range(0, _times.Length).Chunk((_times.Length + tasks - 1) / tasks);
    }

    void Happen(double now, SimulatedEvent what)
    {
        switch (what.What)
        {
            case Happening.NodeDies: _nodes.Die(now, _lost.Add); break;
            case Happening.NodeIsBack: Return(what.Who, now); break;
            case Happening.TrialEnds when _nodes.Workers[what.Who].Life == what.Life: Keep(what.Who, now); break;
        }
    }

    void Begin(int worker, double now)
    {
        if (!_tasks.TryDequeue(out var task))
            return;
        foreach (var trial in task)
            _nodes.Workers[worker].Claimed.Enqueue(trial);
        Start(worker, now + _plan.TaskStart);
    }

    void Start(int worker, double now) => _events.Plan(
        now + _times[_nodes.Workers[worker].Claimed.Peek()] + _costs.Append,
        new(Happening.TrialEnds, worker, _nodes.Workers[worker].Life));

    void Keep(int worker, double now)
    {
        var claimed = _nodes.Workers[worker].Claimed;
        _kept += _times[claimed.Dequeue()];
        (_results, _last) = (_results + 1, now);
        if (claimed.Count > 0)
            Start(worker, now);
        else
            Begin(worker, now);
    }

    // The scheduler has noticed: its tasks wait again, and run wherever there is room.
    void Return(int node, double now)
    {
        _nodes.Return(node);
        _lost.ForEach(_tasks.Enqueue);
        _lost.Clear();
        foreach (var (number, _) in _nodes.Workers.Index().Where(of => of.Item is { IsAlive: true, Claimed.Count: 0 }))
            Begin(number, now);
    }
}

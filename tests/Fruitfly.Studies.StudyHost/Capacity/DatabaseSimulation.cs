using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Studies.StudyHost.Capacity;

/// <summary>Simulates workers that claim trials from a database, event after event: claims, starts, results,
/// heartbeats, looks of the web lab, nodes that die, and leases that end.</summary>
public sealed class DatabaseSimulation
{
    readonly ClusterPlan _plan;
    readonly OperationCosts _costs;
    readonly RandomStream _random;
    readonly double[] _times;
    readonly SimulatedServer _server;
    readonly SimulatedNodes _nodes;
    readonly double[] _asked; // when each worker asked for a claim
    readonly int[] _places; // how far each went in the list
    readonly SimulatedEvents _events = new();
    readonly Queue<int> _givenBack = [];
    readonly List<int[]> _lost = [];
    readonly List<double> _claims = [];
    double _kept, _last;
    int _next, _results;

    DatabaseSimulation(ClusterPlan plan, OperationCosts costs, RandomStream random)
    {
        (_plan, _costs, _random) = (plan, costs, random);
        _times = TrialTimes.Draw(plan, random);
        _server = new(plan.ServerCores);
        _nodes = new(plan, random, _events);
        (_asked, _places) = (new double[plan.Workers], new int[plan.Workers]);
    }

    public static SimulatedStudy Run(ClusterPlan plan, OperationCosts costs, RandomStream random) =>
        new DatabaseSimulation(plan, costs, random).Run();

    SimulatedStudy Run()
    {
        for (var worker = 0; worker < _plan.Workers; worker++)
        {
            Claim(worker, _plan.TaskStart * (1 + _random.NextDouble())); // not all jobs start in one moment
            _events.Plan(_plan.BeatEvery * _random.NextDouble(), new(Happening.Beat));
        }
        _events.Plan(_plan.LookEvery, new(Happening.Look));
        while (_results < _times.Length && _events.Next(out var now, out var what))
            Happen(now, what);
        _claims.Sort();
        return new()
        {
            Took = _last, Work = _times.Sum(), Results = _results, Idle = 1 - _kept / (_last * _plan.Workers),
            Repeated = _nodes.Interrupted, NodesDied = _nodes.Died, Transactions = _server.Requests,
            ServerBusy = _server.Busy / (_last * _plan.ServerCores),
            MedianClaim = _claims[_claims.Count / 2], SlowClaim = _claims[(int)(0.99 * (_claims.Count - 1))],
        };
    }

    void Happen(double now, SimulatedEvent what)
    {
        switch (what.What)
        {
            case Happening.Beat:
                _server.Serve(now, _costs.Beat);
                _events.Plan(now + _plan.BeatEvery, what);
                break;
            case Happening.Look:
                _server.Serve(now, _costs.LookAtMillion * _times.Length / 1e6);
                _events.Plan(now + _plan.LookEvery, what);
                break;
            case Happening.NodeDies: _nodes.Die(now, lost => Lose(lost, now)); break;
            case Happening.NodeIsBack:
                foreach (var worker in _nodes.Return(what.Who))
                    Claim(worker, now + _plan.TaskStart);
                break;
            case Happening.LeaseEnds: GiveBack(what.Who); break;
            case var _ when _nodes.Workers[what.Who].Life != what.Life: break; // it died meanwhile
            default: Go(what.Who, now, what.What); break;
        }
    }

    // One step of a worker. What arrives at the server is answered after its time on a core and, where it is committed
    // with care, after the disk has it.
    void Go(int worker, double now, Happening step)
    {
        var claimed = _nodes.Workers[worker].Claimed;
        switch (step)
        {
            case Happening.ClaimArrives when Take(claimed) is var count and > 0:
                Answer(Happening.Claimed, _costs.Claim + count * _costs.ClaimedTrial + Passed(worker, count),
                    _costs.Flush);
                break;
            case Happening.ClaimArrives: // others run the last ones
                var answered = _server.Serve(now, _costs.Poll);
                Claim(worker, answered + Math.Max(_plan.PollEvery, (answered - now) / StudyRun.ShareOfAsking));
                break;
            case Happening.Claimed:
                _claims.Add(now - _asked[worker]);
                Plan(now + _times[claimed.Peek()], Happening.TrialEnds);
                break;
            case Happening.TrialEnds: Plan(now + _plan.Latency, Happening.ResultArrives); break;
            case Happening.ResultArrives: Answer(Happening.Kept, _costs.Complete, _costs.Flush); break;
            case Happening.Kept:
                _kept += _times[claimed.Dequeue()];
                (_results, _last) = (_results + 1, now);
                if (claimed.Count > 0)
                    Plan(now + _plan.Latency, Happening.StartArrives);
                else
                    Claim(worker, now);
                break;
            case Happening.StartArrives: Answer(Happening.Started, _costs.Start, flush: 0); break;
            case Happening.Started: Plan(now + _times[claimed.Peek()], Happening.TrialEnds); break;
        }

        void Plan(double at, Happening next) => _events.Plan(at, new(next, worker, _nodes.Workers[worker].Life));

        void Answer(Happening next, double seconds, double flush) =>
            Plan(_server.Serve(now, seconds) + flush + _plan.Latency, next);
    }

    // What others have claimed since this worker's last claim.
    double Passed(int worker, int count)
    {
        var passed = _next - count - _places[worker];
        _places[worker] = _next;
        return Math.Max(0, passed) * _costs.PassedTrial;
    }

    void Claim(int worker, double at)
    {
        _asked[worker] = at;
        _events.Plan(at + _plan.Latency, new(Happening.ClaimArrives, worker, _nodes.Workers[worker].Life));
    }

    // Those that come next by the forecast, which takes slow trials for usual ones unless it knows them.
    int Take(Queue<int> claimed)
    {
        var seconds = 0.0;
        while (claimed.Count < _plan.MostAtOnce && (_next < _times.Length || _givenBack.Count > 0))
        {
            var trial = _next < _times.Length ? _next : _givenBack.Peek();
            seconds += _plan.LongestFirst ? _times[trial] : _plan.TrialSeconds;
            if (claimed.Count > 0 && seconds > _plan.ChunkSeconds)
                break;
            if (_next < _times.Length)
                _next++;
            else
                _givenBack.Dequeue();
            claimed.Enqueue(trial);
        }
        return claimed.Count;
    }

    // The lease of its worker counts from the last heartbeat.
    void Lose(int[] trials, double now)
    {
        _lost.Add(trials);
        _events.Plan(now + _plan.Lease - _plan.BeatEvery * _random.NextDouble(),
            new(Happening.LeaseEnds, _lost.Count - 1));
    }

    void GiveBack(int lost)
    {
        foreach (var trial in _lost[lost])
            _givenBack.Enqueue(trial);
    }
}

using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Studies.StudyHost.Capacity;

/// <summary>The workers of a cluster on their nodes, which die at random times and come back.</summary>
sealed class SimulatedNodes
{
    readonly ClusterPlan _plan;
    readonly RandomStream _random;
    readonly SimulatedEvents _events;

    public SimulatedNodes(ClusterPlan plan, RandomStream random, SimulatedEvents events)
    {
        (_plan, _random, _events) = (plan, random, events);
        Workers =
            [.. Enumerable.Range(0, plan.Workers).Select(number => new SimulatedWorker(number / plan.WorkersOfNode))];
        PlanDeath(0);
    }

    public IReadOnlyList<SimulatedWorker> Workers { get; }

    /// <summary>How many nodes died.</summary>
    public int Died { get; private set; }

    /// <summary>How many trials that ran died with them.</summary>
    public int Interrupted { get; private set; }

    /// <summary>Lets one node die, and plans its return and the next death.</summary>
    /// <param name="lose">what each of its workers had claimed, if anything</param>
    public void Die(double now, Action<int[]> lose)
    {
        var node = _random.NextInt(Workers[^1].Node + 1);
        foreach (var worker in Workers.Where(worker => worker.Node == node && worker.IsAlive))
            if (worker.Die() is { Length: > 0 } lost)
            {
                Interrupted++;
                lose(lost);
            }
        Died++;
        _events.Plan(now + _plan.NodeIsBackAfter, new(Happening.NodeIsBack, node));
        PlanDeath(now);
    }

    /// <summary>Lets a node return; gives the numbers of its workers.</summary>
    public IReadOnlyList<int> Return(int node)
    {
        List<int> back = [.. Workers.Index().Where(of => of.Item.Node == node && !of.Item.IsAlive)
            .Select(of => of.Index)];
        back.ForEach(worker => Workers[worker].Return());
        return back;
    }

    void PlanDeath(double now)
    {
        if (double.IsFinite(_plan.NodeDiesEvery))
            _events.Plan(now - _plan.NodeDiesEvery * Math.Log(1 - _random.NextDouble()), new(Happening.NodeDies));
    }
}

namespace Fruitfly.Studies.StudyHost.Capacity;

enum Happening
{
    ClaimArrives, Claimed, StartArrives, Started, TrialEnds, ResultArrives, Kept, Beat, Look, NodeDies, NodeIsBack,
    LeaseEnds,
}

/// <param name="Who">the number of a worker, of a node, or of what a dead worker had claimed</param>
/// <param name="Life">of the worker when it was planned</param>
readonly record struct SimulatedEvent(Happening What, int Who = 0, int Life = 0);

/// <summary>What is to happen, in the order of time; what is planned for one moment happens in the order of
/// planning.</summary>
sealed class SimulatedEvents
{
    readonly PriorityQueue<SimulatedEvent, (double At, long Order)> _events = new();
    long _order;

    public void Plan(double at, SimulatedEvent what) => _events.Enqueue(what, (at, _order++));

    public bool Next(out double now, out SimulatedEvent what)
    {
        var isThere = _events.TryDequeue(out what, out var when);
        now = when.At;
        return isThere;
    }
}

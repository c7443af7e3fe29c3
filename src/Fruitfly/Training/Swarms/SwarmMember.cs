using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Training.Checkpoints;

namespace Fruitfly.Training.Swarms;

/// <summary>One of the trainings of a swarm.</summary>
/// <param name="Network">changed from where its parameters are</param>
/// <param name="Seed">as for a training alone</param>
public sealed record SwarmMember(
    Network Network, DataSet Data, Recipe Recipe, ulong Seed = 0, ITrainingObserver? Observer = null)
{
    /// <summary>Where it goes on from if it is there, and saves what it needs to. Default: null, nowhere.</summary>
    public Checkpoint? Checkpoint { get; init; }
}

using Fruitfly.Data;
using Fruitfly.Training;

namespace Fruitfly.Studies.Costs;

/// <summary>What one trial asks of a machine, counted from its description.</summary>
/// <param name="Data">the key of its data set: trials with one key share it</param>
/// <param name="MemoryBytes">its own, without the data set</param>
sealed record TrialCost(
    Trial Trial, string Hash, string Data, DataSize DataSize, TrainingShape Shape, TrainingWork Work, long MemoryBytes);

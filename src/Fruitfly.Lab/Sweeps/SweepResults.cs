using Fruitfly.Studies;

namespace Fruitfly.Lab.Sweeps;

/// <summary>What the trials of a sweep came to.</summary>
/// <param name="Trials">those that ended; of successive halving only the settings that were trained on have later
/// rungs</param>
public sealed record SweepResults(SweepPlan Plan, IReadOnlyDictionary<SweepKey, TrialResult> Trials);

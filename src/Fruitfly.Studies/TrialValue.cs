namespace Fruitfly.Studies;

/// <summary>What a trial came to in one measure.</summary>
/// <param name="Position">its first place in the plan, from 0</param>
/// <param name="Settings">names its settings, see <see cref="IStudyStore.Settings"/></param>
/// <param name="Ended">when it came to its end</param>
/// <param name="Value">null where it was not measured; infinite where a loss was</param>
public readonly record struct TrialValue(
    int Position, long Settings, string Seed, TrialState State, DateTimeOffset? Ended, double? Value);

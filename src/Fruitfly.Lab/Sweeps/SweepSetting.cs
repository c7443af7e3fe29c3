namespace Fruitfly.Lab.Sweeps;

/// <summary>One combination of factors.</summary>
/// <param name="Number">its place in the plan, from 0</param>
/// <param name="Values">by the path of the factor; a factor that does not apply to this setting is absent</param>
public sealed record SweepSetting(int Number, IReadOnlyDictionary<string, FactorValue> Values);

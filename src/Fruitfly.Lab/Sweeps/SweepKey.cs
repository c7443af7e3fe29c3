namespace Fruitfly.Lab.Sweeps;

/// <summary>Names a trial of a sweep.</summary>
/// <param name="Setting">the number of its <see cref="SweepSetting"/></param>
/// <param name="Fold">which part is held out for validation, where there are folds; else 0</param>
/// <param name="Rung">of successive halving, from 0; else 0</param>
public readonly record struct SweepKey(int Setting, ulong Seed, int Fold = 0, int Rung = 0);

namespace Fruitfly.Lab.Experiments.DoubleDescent;

/// <summary>A trial of a <see cref="PlannedSweep"/>.</summary>
/// <param name="Recipe">its <see cref="DescentRecipe.Id"/></param>
/// <param name="Noise">the share of training labels that are drawn again</param>
readonly record struct SweepTraining(string Recipe, double Noise, int Width, ulong Seed);

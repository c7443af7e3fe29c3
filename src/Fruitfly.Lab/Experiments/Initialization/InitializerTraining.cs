namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>A trial from one of the starts.</summary>
/// <param name="Initializer">its <see cref="ComparedInitializer.Id"/></param>
readonly record struct InitializerTraining(string Initializer, ulong Seed);

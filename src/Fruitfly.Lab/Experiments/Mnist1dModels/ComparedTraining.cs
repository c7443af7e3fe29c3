namespace Fruitfly.Lab.Experiments.Mnist1dModels;

/// <summary>A trial of the comparison.</summary>
/// <param name="Arrangement">its <see cref="Mnist1dModels.Arrangement.Name"/></param>
/// <param name="Model">its <see cref="ComparedModel.Id"/></param>
readonly record struct ComparedTraining(string Arrangement, string Model, ulong Seed);

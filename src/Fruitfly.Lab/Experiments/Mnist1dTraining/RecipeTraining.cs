namespace Fruitfly.Lab.Experiments.Mnist1dTraining;

/// <summary>A trial by one of the recipes.</summary>
/// <param name="Recipe">its <see cref="PublishedRecipe.Id"/></param>
readonly record struct RecipeTraining(string Recipe, ulong Seed);

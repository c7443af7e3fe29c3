namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>A trial of one of the classifiers.</summary>
/// <param name="Classifier">its <see cref="ImageClassifier.Id"/></param>
readonly record struct ClassifierTraining(string Classifier, ulong Seed);

namespace Fruitfly.Lab.Experiments.ImageModels;

/// <summary>A trial of one of the classifiers.</summary>
/// <param name="Classifier">its <see cref="ImageClassifier.Id"/></param>
/// <param name="IsOfSignals">whether it is the network of that kind on MNIST-1D</param>
readonly record struct ClassifierTraining(string Classifier, ulong Seed, bool IsOfSignals = false);

namespace Fruitfly.Data.Files;

/// <summary>A data set read from text, with the names that numbers stand for.</summary>
/// <param name="FeatureNames">One for each feature; x0, x1, … without a header.</param>
/// <param name="ClassNames">One for each class, at its label; empty where the targets are values.</param>
public sealed record CsvDataSet(
    DataSet DataSet, IReadOnlyList<string> FeatureNames, string TargetName, IReadOnlyList<string> ClassNames);

namespace Fruitfly.Lab.Experiments;

/// <summary>The options of an experiment that has none.</summary>
public sealed record NoOptions;

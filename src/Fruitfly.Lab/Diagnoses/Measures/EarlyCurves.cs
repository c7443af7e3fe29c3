namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What is known before there is an answer.</summary>
/// <param name="Capacity">the error of each width whose networks have ended</param>
/// <param name="Levels">what the sizes show whose networks have ended; none before the width is chosen</param>
sealed record EarlyCurves(IReadOnlyList<WidthError> Capacity, IReadOnlyList<LevelMeasure> Levels);

using Fruitfly.Measurement.Labels;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>Labels that look wrong to networks that were not trained on them. That is a suspicion, never a count of wrong
/// labels: classes that overlap look the same.</summary>
/// <param name="Suspects">the most contradicted first</param>
/// <param name="Judged">rows that were looked at</param>
/// <param name="FlipRate">at most so large a share of the labels may have been flipped at random</param>
public sealed record LabelMeasure(IReadOnlyList<SuspectRow> Suspects, int Judged, FlipRateBound FlipRate);

/// <summary>A row worth a second look.</summary>
/// <param name="Row">its number among the rows of the file that were read, from 0</param>
public readonly record struct SuspectRow(int Row, int Label, int Guess, double Margin);

namespace Fruitfly.Measurement.Labels;

/// <summary>A row whose label looks wrong. That is a suspicion.</summary>
/// <param name="Row">its index</param>
/// <param name="Label">the label it has</param>
/// <param name="Guess">the class that networks not trained on it are confident in</param>
/// <param name="Margin">the label's probability minus that of the guess; the most negative is the most
/// suspect</param>
public readonly record struct SuspectLabel(int Row, int Label, int Guess, double Margin);

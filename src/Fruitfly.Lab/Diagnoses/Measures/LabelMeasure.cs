using Fruitfly.Measurement.Labels;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>Labels that look wrong to networks that were not trained on them. That is a suspicion, never a count of wrong
/// labels: classes that overlap look the same.</summary>
/// <param name="Suspects">the most contradicted first</param>
/// <param name="Judged">rows that were looked at</param>
/// <param name="FlipRate">at most so large a share of the labels may have been flipped at random</param>
public sealed record LabelMeasure(IReadOnlyList<SuspectRow> Suspects, int Judged, FlipRateBound FlipRate)
{
    /// <summary>The numbers of the suspected rows, in order.</summary>
    internal IReadOnlyList<int> Rows => [.. Suspects.Select(suspect => suspect.Row).Order()];

    /// <param name="probabilities"><c>[rows × classes]</c>, of networks that were not trained on the row</param>
    /// <param name="rows">the number of each row</param>
    internal static LabelMeasure Of(double[] probabilities, int[] labels, IReadOnlyList<int> rows, int classes)
    {
        var confident = ConfidentLearning.Of(probabilities, labels, classes);
        return new(
            [.. confident.Suspects.Select(suspect =>
                new SuspectRow(rows[suspect.Row], suspect.Label, suspect.Guess, suspect.Margin))],
            labels.Length, FlipRateBound.Of(probabilities, labels, classes));
    }
}

/// <summary>A row worth a second look.</summary>
/// <param name="Row">its number among the training rows of the file, from 0</param>
/// <param name="Margin">the probability of its label minus that of the guess; the most negative is the most
/// suspect</param>
public readonly record struct SuspectRow(int Row, int Label, int Guess, double Margin);

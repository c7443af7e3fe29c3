using Fruitfly.Data.Tables;
using Fruitfly.Measurement.Labels;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>Labels that look wrong to networks that were not trained on them. That is a suspicion, never a count of
/// wrong labels: classes that overlap look the same.</summary>
/// <param name="Suspects">the most contradicted first</param>
/// <param name="Judged">rows that were looked at</param>
/// <param name="FlipRate">at most this share of the labels has been flipped at random</param>
public sealed record LabelMeasure(IReadOnlyList<SuspectRow> Suspects, int Judged, FlipRateBound FlipRate)
{
    /// <summary>The suspected rows with the labels that are guessed, in order.</summary>
    internal IReadOnlyList<NewLabel> Guesses =>
        [.. Suspects.Select(suspect => new NewLabel(suspect.Row, suspect.Guess)).OrderBy(guess => guess.Row)];

    /// <summary>How many times as much cleaner labels gain on right labels as on those that were given, of the share of
    /// wrong classes, at most: see <see cref="SymmetricFlips.ShareLeft"/>. Null where flips may be too many for a
    /// bound.</summary>
    internal double? MostOnRightLabels(int classes) =>
        SymmetricFlips.ShareLeft(FlipRate.Most, classes) is > 0 and { } left ? 1 / left : null;

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

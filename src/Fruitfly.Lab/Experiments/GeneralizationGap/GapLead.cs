using Fruitfly.Data;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>The main findings in three sentences.</summary>
static class GapLead
{
    public static string Of(
        IReadOnlyList<MemorizationOutcome> memorization, SearchOutcome search, PeekingOutcome peeking)
    {
        var (truth, random) = (memorization.Single(outcome => outcome.Data == MemorizedData.True),
            memorization.Single(outcome => outcome.Data == MemorizedData.Random));
        List<string> sentences = [];
        if (truth.Finished.Count > 0 && random.Finished.Count > 0)
            sentences.Add(FormattableString.Invariant(
                $"The same network ends with {Mean(truth.Final(Split.Training))} % of its training examples wrong on true labels and {Mean(random.Final(Split.Training))} % on random ones, and with {Mean(truth.Final(Split.Test))} % and {Mean(random.Final(Split.Test))} % of the test examples wrong."));
        if (search.Curse(SearchMethod.Random) is { Length: > 0 } curse)
            sentences.Add(FormattableString.Invariant(
                $"The best of {Candidate.Count} settings has {Mean(search.Validation(SearchMethod.Random))} % wrong on the validation set that chose it and {Mean(search.Test(SearchMethod.Random))} % on the test set, opened once: its validation error flatters it by {Mean(curse)} points."));
        if (peeking.TrueGain() is { Length: > 0 } fresh)
            sentences.Add(FormattableString.Invariant(
                $"Keeping the best of the looks at the test set every {PeekingOutcome.Every} steps seems to gain {Mean(peeking.SeemingGain())} points; on fresh examples it {PeekingFigure.Changed(fresh)}."));
        return sentences.Count > 0
            ? string.Join(" ", sentences) : memorization.All(outcome => outcome.Finished.Count == 0)
            ? "No trial came to its end." : "Too few trials came to their end to compare any.";
    }

    static string Mean(double[] values) => FormattableString.Invariant($"{values.Average():F1}");
}

using Fruitfly.Studies;
using Fruitfly.Studies.Selection;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>One repetition of choosing the training algorithm, on the data of a <see cref="SearchRepetition"/>: the
/// best of all by validation, and one that is taken as it comes. Both stop at their best step by validation.</summary>
sealed class AlgorithmSearch(ulong seed, int steps)
{
    public IEnumerable<(GapTraining Key, Trial Trial)> Plan() =>
        AlgorithmCandidate.All.Select((candidate, place) =>
            (Key(place), candidate.Training.Search(SearchRepetition.DataOf(seed), steps, seed)));

    /// <summary>The openings of the test set for both.</summary>
    public IEnumerable<(GapTraining Key, Trial Trial)> PlanAfter(Results<GapTraining> results) =>
        from isChosen in (bool[])[true, false]
        let choice = Choose(results, isChosen)
        where choice is not null
        select (Opening(isChosen),
            AlgorithmCandidate.All[choice.Candidate].Training.Open(SearchRepetition.DataOf(seed), choice.Step, seed));

    /// <summary>Null where every candidate diverged before it had a score.</summary>
    /// <param name="isChosen">among all; else the one whose turn it is</param>
    public Choice? Choose(Results<GapTraining> results, bool isChosen)
    {
        var curves = Curves(results);
        var turn = (int)(seed % (ulong)curves.Count);
        return isChosen ? Choice.OfBest(curves)
            : Choice.OfBest([curves[turn]]) is { } own ? own with { Candidate = turn } : null;
    }

    public IReadOnlyList<ValidationCurve> Curves(Results<GapTraining> results) =>
        [.. results.Of(AlgorithmCandidate.All.Select((_, place) => Key(place))).Select(ValidationCurve.Of)];

    /// <summary>Percent of the test set that is wrong; null where nothing could be opened.</summary>
    public double? Test(Results<GapTraining> results, bool isChosen) =>
        results.Find(Opening(isChosen))?.History.Confusions is { } confusions ? 100 * confusions.Error : null;

    GapTraining Key(int candidate) => new GapTraining.Algorithm(seed, candidate);

    GapTraining Opening(bool isChosen) => new GapTraining.AlgorithmOpened(seed, isChosen);
}

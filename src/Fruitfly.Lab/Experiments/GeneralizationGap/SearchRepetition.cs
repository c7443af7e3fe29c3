using Fruitfly.Data.Mnist1d;
using Fruitfly.Studies;
using Fruitfly.Studies.Selection;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>One repetition of all searches, on data of its own: 800 training, 200
/// validation and 3,000 test examples.</summary>
sealed class SearchRepetition(ulong seed, int steps)
{
    /// <summary>Successive halving: 24 candidates for an eighth of the steps, 12 for a
    /// quarter, 6 for half, 3 to the end.</summary>
    public const int Rungs = 4;

    /// <summary>How many candidates the random searches choose among.</summary>
    public static readonly IReadOnlyList<int> Counts = [1, 3, 6, 12, Candidate.Count];

    readonly IReadOnlyList<Candidate> _random = Candidate.Random(seed);

    readonly Mnist1dDescription _data = DataOf(seed);

    /// <summary>Apart from the published data set's.</summary>
    public const ulong FirstDataSeed = 1000;

    public static Mnist1dDescription DataOf(ulong seed) => new()
    {
        Settings = new Mnist1dSettings { Samples = 4000, TrainSplit = 0.25, Seed = (uint)(FirstDataSeed + seed) },
        ValidationShare = 0.2,
        ValidationSeed = seed,
    };

    public const int TrialCount = 2 * Candidate.Count;

    public IEnumerable<(GapTraining Key, Trial Trial)> Plan() =>
        from key in Keys(isRandom: false).Concat(Keys(isRandom: true))
        let candidate = (key.IsRandom ? _random : Candidate.Grid)[key.Candidate]
        select ((GapTraining)key, candidate.Training.Search(_data, steps, seed));

    /// <summary>The openings of the test set for what the searches choose.</summary>
    public IEnumerable<(GapTraining Key, Trial Trial)> PlanAfter(Results<GapTraining> results) =>
        Choose(Curves(results))
            .Select(chosen => (Opening(chosen), chosen.Candidate.Training.Open(_data, chosen.Choice.Step, seed)));

    /// <summary>The key of the trial that opens the test set for a choice.</summary>
    public GapTraining Opening(Chosen chosen) => new GapTraining.Opened(seed, chosen.Method, chosen.Count);

    /// <summary>All that the searches see.</summary>
    public CandidateCurves Curves(Results<GapTraining> results) => new(
        [.. results.Of(Keys(isRandom: false)).Select(ValidationCurve.Of)],
        [.. results.Of(Keys(isRandom: true)).Select(ValidationCurve.Of)]);

    public int Diverged(Results<GapTraining> results) =>
        Keys(isRandom: false).Concat(Keys(isRandom: true)).Count(key => results[key].History.Diverged);

    /// <summary>What every search chooses from the validation scores of its candidates.</summary>
    public IReadOnlyList<Chosen> Choose(CandidateCurves curves)
    {
        var (grid, random) = curves;
        List<Chosen?> all =
        [
            random[0].Points is [.., var last] && last.Step == steps
                ? new(SearchMethod.None, 1, _random[0], new Choice(0, last.Step, last.Score, last.Step)) : null,
            Of(SearchMethod.Grid, Candidate.Grid, Choice.OfBest(grid)),
            Of(SearchMethod.Halving, _random, Choice.BySuccessiveHalving(random, steps, Rungs)),
            .. Counts.Select(count =>
                Of(SearchMethod.Random, [.. _random.Take(count)], Choice.OfBest([.. random.Take(count)]))),
        ];
        return [.. all.OfType<Chosen>()];
    }

    IEnumerable<GapTraining.Searched> Keys(bool isRandom) =>
        Enumerable.Range(0, Candidate.Count).Select(candidate => new GapTraining.Searched(seed, isRandom, candidate));

    static Chosen? Of(SearchMethod method, IReadOnlyList<Candidate> candidates, Choice? choice) =>
        choice is null ? null : new(method, candidates.Count, candidates[choice.Candidate], choice);
}

/// <param name="Count">candidates it was chosen among</param>
sealed record Chosen(SearchMethod Method, int Count, Candidate Candidate, Choice Choice);

enum SearchMethod
{
    /// <summary>The first random candidate, at its last step: nothing is chosen.</summary>
    None,

    Grid,
    Random,
    Halving,
}

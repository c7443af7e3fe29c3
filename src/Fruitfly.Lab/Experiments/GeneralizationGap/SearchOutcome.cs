namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>What the searches chose and what the test set then said of it. Errors are in percent.</summary>
sealed class SearchOutcome
{
    readonly List<(Chosen Chosen, double Test)> _opened = [];

    public SearchOutcome(IReadOnlyList<SearchRepetition> repetitions, Results<GapTraining> results)
    {
        Candidates = [.. repetitions.Select(repetition => repetition.Curves(results))];
        foreach (var (repetition, curves) in repetitions.Zip(Candidates))
            foreach (var choice in repetition.Choose(curves))
                if (results.Find(repetition.Opening(choice))?.History.Confusions is { } confusions)
                    _opened.Add((choice, 100 * confusions.Error));
        (Repetitions, Diverged) = (repetitions.Count, repetitions.Sum(repetition => repetition.Diverged(results)));
    }

    public int Repetitions { get; }

    /// <summary>By repetition.</summary>
    public IReadOnlyList<CandidateCurves> Candidates { get; }

    public int Diverged { get; }

    public IReadOnlyList<Chosen> Winners(SearchMethod method) => [.. Of(method, null).Select(pair => pair.Chosen)];

    /// <summary>By repetition.</summary>
    /// <param name="count">of candidates; null for all</param>
    public double[] Validation(SearchMethod method, int? count = null) =>
        [.. Of(method, count).Select(pair => 100 * pair.Chosen.Choice.Validation.Error)];

    public double[] Test(SearchMethod method, int? count = null) => [.. Of(method, count).Select(pair => pair.Test)];

    /// <summary>By how much the validation error flatters the winner, in points: the winner's curse.</summary>
    public double[] Curse(SearchMethod method, int? count = null) =>
        Differences(Test(method, count), Validation(method, count));

    /// <summary>Repetition by repetition; none where one side lacks a repetition.</summary>
    public static double[] Differences(double[] left, double[] right) =>
        left.Length == right.Length ? [.. left.Zip(right, (a, b) => a - b)] : [];

    IEnumerable<(Chosen Chosen, double Test)> Of(SearchMethod method, int? count)
    {
        var candidates = count ?? (method == SearchMethod.None ? 1 : Candidate.Count);
        return _opened.Where(pair => pair.Chosen.Method == method && pair.Chosen.Count == candidates);
    }
}

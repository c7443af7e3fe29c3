using Fruitfly.Lab.Sweeps.Designs;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Which settings a study tries, within its budget.</summary>
sealed class DesignPlan(
    MapNode root, StudySections sections, SettingDesign design, IReadOnlyList<StudyFactor> factors, Problems problems)
{
    const int MostTrials = 1_000_000;

    /// <summary>The first setting; null where there is none.</summary>
    public DesignedSetting? First => sections.Search.Design == SweepDesign.Grid
        ? Grid() is [var first, ..] ? first : null : design.Drawn(Points(1)!, 1) is [var drawn, ..] ? drawn : null;

    /// <param name="length">of a whole training, for rungs</param>
    public (IReadOnlyList<DesignedSetting> Settings, HalvingLadder? Ladder, IReadOnlyList<int> Starts) Settings(
        int length)
    {
        var search = sections.Search;
        if (!search.HasRungs)
        {
            var settings = search.Design == SweepDesign.Grid ? Grid() ?? [] : Drawn(Affordable(search.Settings));
            return (settings, null, new int[settings.Count]);
        }
        if (search.Shortest > length)
        {
            problems.Add(Place(SectionShapes.Shortest), $"{StudyWords.Search}.{SectionShapes.Shortest}",
                FormattableString.Invariant($"is {search.Shortest}; a whole training has {length}."));
            return ([], null, []);
        }
        var ladder = HalvingLadder.Of(length, search.Reduction, search.Shortest);
        return search.Design == SweepDesign.Hyperband ? Hyperband(ladder) : Halving(ladder);
    }

    (IReadOnlyList<DesignedSetting>, HalvingLadder?, IReadOnlyList<int>) Halving(HalvingLadder ladder)
    {
        var count = sections.Search.Settings;
        while (count > 1 && ladder.TrainingsOf(0, count) > MostTrainings)
            count--;
        var settings = Drawn(count);
        return (settings, ladder, new int[settings.Count]);
    }

    (IReadOnlyList<DesignedSetting>, HalvingLadder?, IReadOnlyList<int>) Hyperband(HalvingLadder ladder)
    {
        var brackets = ladder.Brackets().ToList();
        var trainings = brackets.Sum(bracket => ladder.TrainingsOf(bracket.Rung, bracket.Settings));
        if (trainings > MostTrainings)
            RefuseBudget(trainings);
        var wanted = brackets.Sum(bracket => bracket.Settings);
        var settings = Drawn(wanted);
        if (settings.Count < wanted)
            problems.Add(Place(), StudyWords.Search, FormattableString.Invariant(
                $"is hyperband, which needs {wanted} settings here; the factors have {settings.Count}: give ranges."));
        int[] starts = [.. brackets.SelectMany(bracket => Enumerable.Repeat(bracket.Rung, bracket.Settings))];
        return (settings, ladder, starts[..settings.Count]);
    }

    IReadOnlyList<DesignedSetting>? Grid()
    {
        var most = Math.Min(SectionShapes.MostSettings, MostTrainings);
        var grid = design.Grid(SectionShapes.MostSettings);
        if (grid is null)
            problems.Add(Place(), StudyWords.Search, FormattableString.Invariant(
                $"is a grid of more than {SectionShapes.MostSettings:N0} settings; search at random, or vary less."));
        else if (grid.Count > most)
            RefuseBudget(grid.Count);
        return grid;
    }

    IReadOnlyList<DesignedSetting> Drawn(int count) =>
        Points(count) is { } points ? design.Drawn(points, count, Available(count)) : [];

    // A hypercube has as many points as it was made for.
    int Available(int count) => sections.Search.Design == SweepDesign.LatinHypercube ? count : int.MaxValue;

    IPointSequence? Points(int count)
    {
        var seed = sections.Search.Seed;
        if (sections.Search.Design == SweepDesign.LatinHypercube)
            return new LatinHypercube(seed, factors.Count, count);
        if (sections.Search.Design != SweepDesign.Sobol)
            return new RandomPoints(seed);
        if (factors.Count <= SobolSequence.MostDimensions)
            return new SobolSequence(factors.Count, seed);
        problems.Add(Place(), StudyWords.Search,
            $"is sobol, which takes up to {SobolSequence.MostDimensions} factors; there are {factors.Count}.");
        return null;
    }

    int Affordable(int settings) => Math.Max(1, Math.Min(settings, MostTrainings));

    /// <summary>Trainings of one setting each that the budget has, each with every seed and fold.</summary>
    int MostTrainings => Math.Min(sections.MostTrials ?? MostTrials, MostTrials) / Repetitions;

    int Repetitions => sections.Seeds.Count * Math.Max(1, sections.Splits.Folds);

    void RefuseBudget(long trainings) => problems.Add(
        root[StudyWords.Budget]?.Origin ?? Place(), StudyWords.Budget,
        FormattableString.Invariant($"allows {sections.MostTrials ?? MostTrials:N0} trials; ") +
        FormattableString.Invariant($"the study plans {trainings * Repetitions:N0}: vary less, or allow more."));

    Origin Place(string? key = null) =>
        ((key is null ? root[StudyWords.Search] : (root[StudyWords.Search] as MapNode)?[key])
            ?? root[StudyWords.Factors] ?? root).Origin;
}

namespace Fruitfly.Lab.Sweeps.Results;

/// <summary>Settings that are every combination of some levels, with a score for each repetition.</summary>
/// <param name="Settings">in the order of the grid, the last factor fastest</param>
/// <param name="LeftOut">levels at which trials diverged or are missing, as words</param>
sealed record FullGrid(
    IReadOnlyList<SettingScore> Settings, IReadOnlyList<FactorLevels> Levels, IReadOnlyList<string> LeftOut)
{
    /// <summary>Leaves out levels, each time the one with the largest share of incomplete settings, until the rest is
    /// a grid. Null where that takes more than half of the settings, or the settings never were a grid.</summary>
    public static FullGrid? Of(
        IReadOnlyList<SettingScore> all, IReadOnlyList<Factor> factors, Func<Factor, string> name)
    {
        var (settings, leftOut) = (all, new List<string>());
        var repetitions = all.Select(one => one.Repetitions.Count).DefaultIfEmpty(0).Max();
        while (true)
        {
            List<FactorLevels> levels =
            [
                .. from factor in factors
                   let known = new FactorLevels(
                       factor, name(factor), [.. settings.Select(one => one.Setting)], int.MaxValue)
                   where known.All.Count > 1
                   select known,
            ];
            var cells = levels.Aggregate(1L, (product, factor) => product * factor.All.Count);
            if (cells != settings.Count || levels.Count == 0
                || settings.Any(one => levels.Any(factor => factor.Of(one.Setting) is null)))
                return null;
            if (settings.All(IsComplete))
                return InOrder(settings, levels, leftOut);
            var (worst, level, _) = levels
                .SelectMany(factor => settings.GroupBy(one => factor.Of(one.Setting)!.Value).OrderBy(same => same.Key)
                    .Select(same => (
                        Factor: factor, Level: same.Key, Lost: same.Average(one => IsComplete(one) ? 0.0 : 1))))
                .MaxBy(at => at.Lost);
            leftOut.Add($"{worst.Title} {worst.All[level].Text}");
            settings = [.. settings.Where(one => worst.Of(one.Setting) != level)];
            if (2 * settings.Count < all.Count)
                return null;
        }

        bool IsComplete(SettingScore one) => one.Diverged == 0 && one.Repetitions.Count == repetitions;
    }

    static FullGrid? InOrder(IReadOnlyList<SettingScore> settings, List<FactorLevels> levels, List<string> leftOut)
    {
        var inOrder = settings.OrderBy(Cell).ToList();
        return inOrder.Index().All(one => Cell(one.Item) == one.Index) ? new(inOrder, levels, leftOut) : null;

        long Cell(SettingScore one) => levels.Aggregate(0L, (cell, factor) =>
            cell * factor.All.Count + factor.Of(one.Setting)!.Value);
    }
}

using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Data.Tables;

/// <summary>Chooses rows so that groups stay whole and time runs forward. Places are ascending.</summary>
static class RowPlaces
{
    /// <summary>Parts rows in two by a share.</summary>
    /// <param name="part">test or validation, which single examples are drawn for in different ways</param>
    /// <param name="share">above 0 and below 1, of all rows</param>
    /// <param name="gap">of time before the taken rows, whose rows are neither kept nor taken</param>
    /// <exception cref="ArgumentException">a part would be empty, or the rows have no group or time</exception>
    public static (int[] Kept, int[] Taken) Share(
        TableRows rows, Split part, SplitUnit by, double share, ulong seed, double gap = 0)
    {
        if (by == SplitUnit.Examples)
        {
            var isTest = part == Split.Test;
            var (kept, validation, test) = StratifiedSplit.Places(rows.Labels, rows.Count, isTest ? 0 : share,
                isTest ? share : 0, seed);
            return (kept, isTest ? test : validation);
        }
        if (!(share is > 0 and < 1))
            throw new ArgumentException(
                FormattableString.Invariant($"A share runs from above 0 to below 1; it is {share}."));
        var wanted = StratifiedSplit.CountOf(share, rows.Count);
        return by == SplitUnit.Time ? ByTime(rows, wanted, gap) : ByUnits(rows, by, wanted, seed);
    }

    /// <summary>One of some parts of similar size that share no group.</summary>
    /// <exception cref="ArgumentException">there are fewer groups, or examples, than folds</exception>
    public static (int[] Kept, int[] Fold) Fold(TableRows rows, SplitUnit by, int folds, int fold, ulong seed)
    {
        if (by == SplitUnit.Examples)
            return StratifiedSplit.FoldPlaces(rows.Labels, rows.Count, folds, fold, seed);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(fold);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fold, folds);
        var groups = Shuffled(rows, by, seed);
        if (groups.Length < folds)
            throw new ArgumentException(
                $"{folds} folds of {groups.Length} {Words(by)} would leave folds without examples.");
        // The largest groups first, each to the fold that has the fewest examples.
        var (sizes, members) = (new int[folds], new List<int>());
        foreach (var group in groups.OrderByDescending(group => group.Length))
        {
            var smallest = Array.IndexOf(sizes, sizes.Min());
            sizes[smallest] += group.Length;
            if (smallest == fold)
                members.AddRange(group);
        }
        return Parted(rows.Count, members);
    }

    /// <summary>Draws rows, or whole groups of them, without replacement.</summary>
    /// <exception cref="ArgumentException">there are fewer than are asked for</exception>
    public static int[] Draw(TableRows rows, Resample resample, ulong seed)
    {
        Check(resample);
        return Draw(resample.Unit == SplitUnit.Time ? [.. InTime(rows).Select(row => (int[])[row])]
            : Units(rows, resample.Unit), rows.Labels, resample, seed);
    }

    /// <summary>Draws single examples without replacement.</summary>
    /// <exception cref="ArgumentException">there are fewer than are asked for, or they have no times</exception>
    public static int[] Draw(Examples examples, Resample resample, ulong seed)
    {
        Check(resample);
        if (resample.Unit == SplitUnit.Time)
            throw new ArgumentException("No column says when the examples were taken.");
        return Draw(
            [.. Enumerable.Range(0, examples.Count).Select(row => (int[])[row])], examples.Labels.ToArray(), resample,
            seed);
    }

    static void Check(Resample resample)
    {
        if (resample.Count < 1 || resample.Part < 0)
            throw new ArgumentException(
                $"{resample.Count} {Words(resample.Unit)} of part {resample.Part ?? 0} cannot be drawn; it must be 1 " +
                "or more examples or groups, of part 0 or more.");
    }

    static int[] Draw(int[][] units, int[] labels, Resample resample, ulong seed)
    {
        var (count, part) = (resample.Count, resample.Part ?? 0);
        if ((part + 1L) * count > units.Length)
            throw new ArgumentException(
                $"{(part + 1L) * count} {Words(resample.Unit)} are asked for, and {units.Length} are there.");
        if (resample.Unit == SplitUnit.Time)
            return [.. units[^((part + 1) * count)..^(part * count)].SelectMany(unit => unit).Order()];
        var random = RandomStream.For(seed, StreamPurpose.Resample);
        random.Shuffle(units.AsSpan());
        if (resample.Stratified == true && labels.Length > 0)
            units = Interleaved(units, labels, random);
        return [.. units.Skip(part * count).Take(count).SelectMany(unit => unit).Order()];
    }

    // Rows of one time stay together in the earlier part.
    static (int[] Kept, int[] Taken) ByTime(TableRows rows, int wanted, double gap)
    {
        var (ordered, times) = (InTime(rows), rows.Times!);
        var first = rows.Count - wanted;
        while (first > 0 && first < ordered.Length && times[ordered[first]] == times[ordered[first - 1]])
            first++;
        var (kept, taken) = Parted(rows.Count, ordered[first..]);
        if (!(gap > 0))
            return (kept, taken);
        var last = times[ordered[first]] - gap;
        kept = Array.FindAll(kept, row => times[row] <= last);
        return kept.Length > 0 ? (kept, taken) : throw new ArgumentException(FormattableString.Invariant(
            $"Nothing is earlier than the gap of {gap} before the later part."));
    }

    static int[] InTime(TableRows rows)
    {
        var times = rows.Times ?? throw new ArgumentException("No column says when the examples were taken.");
        return [.. Enumerable.Range(0, rows.Count).OrderBy(row => times[row])];
    }

    // Each class spreads its units evenly over the whole, from a random place: every stretch has its share of each.
    static int[][] Interleaved(int[][] units, int[] labels, RandomStream random) =>
    [
        .. units.GroupBy(unit => labels[unit[0]]).OrderBy(group => group.Key).SelectMany(group =>
            {
                var (members, start) = (group.ToArray(), random.NextDouble());
                return members.Select((unit, i) => (Unit: unit, Place: (i + start) / members.Length));
            })
            .OrderBy(unit => unit.Place).Select(unit => unit.Unit),
    ];

    static (int[] Kept, int[] Taken) ByUnits(TableRows rows, SplitUnit by, int wanted, ulong seed)
    {
        var members = new List<int>();
        foreach (var group in Shuffled(rows, by, seed))
            if (members.Count + group.Length / 2 < wanted && members.Count + group.Length < rows.Count)
                members.AddRange(group);
        return Parted(rows.Count, members);
    }

    static (int[] Kept, int[] Taken) Parted(int count, IReadOnlyCollection<int> taken)
    {
        if (taken.Count == 0 || taken.Count == count)
            throw new ArgumentException($"{taken.Count} of {count} examples would be taken: no part may be empty.");
        var members = taken.ToHashSet();
        return ([.. Enumerable.Range(0, count).Where(row => !members.Contains(row))], [.. taken.Order()]);
    }

    static int[][] Shuffled(TableRows rows, SplitUnit by, ulong seed)
    {
        var units = Units(rows, by);
        RandomStream.For(seed, StreamPurpose.Split).Shuffle(units.AsSpan());
        return units;
    }

    /// <summary>The rows of each unit, in the order in which the units first occur.</summary>
    /// <exception cref="ArgumentException">no column names groups, or the unit is a time</exception>
    public static int[][] Units(TableRows rows, SplitUnit unit)
    {
        var names = unit switch
        {
            SplitUnit.Examples => null,
            SplitUnit.Distinct => RepeatedRows.FirstOfEach(rows),
            SplitUnit.Groups => rows.Groups
                ?? throw new ArgumentException("No column names the groups of the examples."),
            _ => throw new ArgumentException("Times are no units of examples."),
        };
        return names is null ? [.. Enumerable.Range(0, rows.Count).Select(row => (int[])[row])]
            : [.. Enumerable.Range(0, rows.Count).GroupBy(row => names[row]).Select(group => group.ToArray())];
    }

    static string Words(SplitUnit unit) => unit switch
    {
        SplitUnit.Groups => "groups",
        SplitUnit.Time => "times",
        SplitUnit.Distinct => "distinct examples",
        _ => "examples",
    };
}

using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Data.Tables;

/// <summary>Chooses rows so that groups stay whole and time runs forward. Places are ascending.</summary>
static class RowPlaces
{
    /// <summary>Parts rows in two by a share.</summary>
    /// <param name="part">test or validation, which single examples are drawn for in different ways</param>
    /// <param name="share">above 0 and below 1, of all rows</param>
    /// <exception cref="ArgumentException">a part would be empty, or the rows have no group or time</exception>
    public static (int[] Kept, int[] Taken) Share(TableRows rows, Split part, SplitUnit by, double share, ulong seed)
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
        return by == SplitUnit.Time ? ByTime(rows, wanted) : ByGroups(rows, wanted, seed);
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
        var groups = Shuffled(rows, seed);
        if (groups.Length < folds)
            throw new ArgumentException($"{folds} folds of {groups.Length} groups would leave folds without examples.");
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
        var (count, part) = (resample.Count, resample.Part ?? 0);
        if (count < 1 || part < 0 || resample.Unit == SplitUnit.Time)
            throw new ArgumentException(
                $"{count} {Words(resample.Unit)} of part {part} cannot be drawn; it must be 1 or more examples or " +
                "groups, of part 0 or more.");
        int[][] units = resample.Unit == SplitUnit.Groups
            ? Groups(rows) : [.. Enumerable.Range(0, rows.Count).Select(place => (int[])[place])];
        if ((part + 1L) * count > units.Length)
            throw new ArgumentException(
                $"{(part + 1L) * count} {Words(resample.Unit)} are asked for, and {units.Length} are there.");
        RandomStream.For(seed, StreamPurpose.Resample).Shuffle(units.AsSpan());
        return [.. units.Skip(part * count).Take(count).SelectMany(unit => unit).Order()];
    }

    // Rows of one time stay together in the earlier part.
    static (int[] Kept, int[] Taken) ByTime(TableRows rows, int wanted)
    {
        var times = rows.Times ?? throw new ArgumentException("No column says when the examples were taken.");
        int[] ordered = [.. Enumerable.Range(0, rows.Count).OrderBy(row => times[row])];
        var first = rows.Count - wanted;
        while (first > 0 && first < ordered.Length && times[ordered[first]] == times[ordered[first - 1]])
            first++;
        return Parted(rows.Count, ordered[first..]);
    }

    static (int[] Kept, int[] Taken) ByGroups(TableRows rows, int wanted, ulong seed)
    {
        var members = new List<int>();
        foreach (var group in Shuffled(rows, seed))
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

    static int[][] Shuffled(TableRows rows, ulong seed)
    {
        var groups = Groups(rows);
        RandomStream.For(seed, StreamPurpose.Split).Shuffle(groups.AsSpan());
        return groups;
    }

    // In the order in which they first occur.
    static int[][] Groups(TableRows rows) => rows.Groups is { } groups
        ? [.. Enumerable.Range(0, rows.Count).GroupBy(row => groups[row]).Select(group => group.ToArray())]
        : throw new ArgumentException("No column names the groups of the examples.");

    static string Words(SplitUnit unit) =>
        unit switch { SplitUnit.Groups => "groups", SplitUnit.Time => "times", _ => "examples" };
}

using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Data;

/// <summary>Random parts in which every class has its share, to within one example. Examples keep their order within a
/// part; real-valued targets count as one class. The same examples, shares and seed give the same parts.</summary>
public static class StratifiedSplit
{
    /// <summary>Parts examples into training, validation and test; a share of 0 makes no such part.</summary>
    /// <param name="validationShare">of all examples, from 0 to below 1</param>
    /// <param name="testShare">of all examples, from 0 to below 1, with the other below 1</param>
    /// <exception cref="ArgumentException">a share is out of its range, or leaves a part without examples</exception>
    public static DataSet Split(string name, Examples examples, double validationShare, double testShare, ulong seed)
    {
        var (training, validation, test) = Places(examples.Labels, examples.Count, validationShare, testShare, seed);
        return new DataSet(name, examples.Select(training), Part(examples, validation), Part(examples, test));
    }

    /// <summary>Which examples belong to which part, in ascending order.</summary>
    /// <param name="labels">one for each example; none where the targets are values</param>
    internal static (int[] Training, int[] Validation, int[] Test) Places(
        ReadOnlySpan<int> labels, int count, double validationShare, double testShare, ulong seed)
    {
        RequireShare(validationShare, nameof(validationShare));
        RequireShare(testShare, nameof(testShare));
        if (validationShare + testShare >= 1)
            throw new ArgumentException(FormattableString.Invariant(
                $"A validation share of {validationShare} and a test share of {testShare} leave nothing to train on."));
        var random = RandomStream.For(seed, StreamPurpose.Split);
        int[] classes = labels.IsEmpty ? new int[count] : labels.ToArray();
        var (rest, test) = TakeShare([.. Enumerable.Range(0, count)], classes, testShare, count, random);
        var (training, validation) = TakeShare(rest, classes, validationShare, count, random);
        return (training, validation, test);
    }

    /// <summary>One fold of a cross-validation: the test set is one of <paramref name="folds"/> random parts that do
    /// not overlap, the rest is for training. The same examples, folds and seed give the same parts.</summary>
    /// <param name="fold">from 0 to one less than <paramref name="folds"/></param>
    /// <exception cref="ArgumentException">there are fewer examples than folds</exception>
    public static DataSet Fold(string name, Examples examples, int folds, int fold, ulong seed)
    {
        var (training, test) = FoldPlaces(examples.Labels, examples.Count, folds, fold, seed);
        return new DataSet(name, examples.Select(training), null, examples.Select(test));
    }

    /// <summary>Which examples are for training and which in the fold, in ascending order.</summary>
    /// <param name="labels">one for each example; none where the targets are values</param>
    internal static (int[] Training, int[] Test) FoldPlaces(
        ReadOnlySpan<int> labels, int count, int folds, int fold, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(fold);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fold, folds);
        if (count < folds)
            throw new ArgumentException($"{folds} folds of {count} examples would leave folds without examples.");
        var random = RandomStream.For(seed, StreamPurpose.Split);
        var dealt = new List<int>(count);
        int[] classes = labels.IsEmpty ? new int[count] : labels.ToArray();
        foreach (var members in ByClass([.. Enumerable.Range(0, count)], classes))
        {
            random.Shuffle(members.AsSpan());
            dealt.AddRange(members);
        }
        // Dealt like cards, class after class, so that each fold has its share of each to within one.
        var test = dealt.Where((_, turn) => turn % folds == fold).Order().ToArray();
        var training = dealt.Where((_, turn) => turn % folds != fold).Order().ToArray();
        return (training, test);
    }

    /// <summary>Takes a share of a data set's training examples for a validation split, in place of one it may have.
    /// </summary>
    /// <param name="share">of the training examples, from 0 (the data set itself) to below 1</param>
    /// <exception cref="ArgumentException">the share is out of its range, or leaves a part without examples</exception>
    public static DataSet WithValidation(this DataSet data, double share, ulong seed)
    {
        if (share == 0)
            return data;
        var split = Split(data.Name, data.Training, share, 0, seed);
        return new DataSet(data.Name, split.Training, split.Validation, data.Test);
    }

    /// <summary>The examples that a share of that many is.</summary>
    internal static int CountOf(double share, int examples) =>
        (int)Math.Round(share * examples, MidpointRounding.AwayFromZero);

    static Examples? Part(Examples examples, int[] places) => places.Length == 0 ? null : examples.Select(places);

    static void RequireShare(double share, string name)
    {
        if (!(share is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(name, share, "A share runs from 0 to below 1.");
    }

    static (int[] Left, int[] Taken) TakeShare(int[] places, int[] labels, double share, int of, RandomStream random)
    {
        var count = CountOf(share, of);
        if (share > 0 && (count == 0 || count >= places.Length))
            throw new ArgumentException(FormattableString.Invariant(
                $"A share of {share:G4} of {of} examples is {count}, and {places.Length} are there: no part may be empty."));
        var classes = ByClass(places, labels);
        var quotas = Quotas(classes, count, places.Length);
        var taken = new HashSet<int>(count);
        for (var i = 0; i < classes.Length; i++)
        {
            random.Shuffle(classes[i].AsSpan());
            taken.UnionWith(classes[i].Take(quotas[i]));
        }
        return ([.. places.Where(place => !taken.Contains(place))], [.. places.Where(taken.Contains)]);
    }

    static int[][] ByClass(int[] places, int[] labels) =>
        [.. places.GroupBy(place => labels[place]).OrderBy(group => group.Key).Select(group => group.ToArray())];

    // Each class its share rounded down, and what is left over to the largest remainders.
    static int[] Quotas(int[][] classes, int count, int total)
    {
        var quotas = Array.ConvertAll(classes, members => (int)((long)members.Length * count / total));
        var byRemainder = Enumerable.Range(0, classes.Length)
            .OrderByDescending(i => (long)classes[i].Length * count % total);
        foreach (var i in byRemainder.Take(count - quotas.Sum()))
            quotas[i]++;
        return quotas;
    }
}

using Fruitfly.Data;
using Fruitfly.Data.Tables;
using Fruitfly.Measurement;

namespace Fruitfly.Lab.Setups;

/// <summary>Which examples of a split belong together: an interval over other examples counts their groups.</summary>
/// <param name="Column">that names the groups</param>
/// <param name="Numbers">a number for each example, the same for those of one group</param>
sealed record ExampleGroups(string Column, IReadOnlyList<int> Numbers)
{
    public int Count { get; } = Numbers.Distinct().Count();

    public static ExampleGroups? Of(Table table, Split? split) => split is { } judged
        && table.Groups(judged) is { } numbers
        && table.Reading.Columns.FirstOrDefault(column => column.Role == ColumnRole.Group) is { } column
            ? new(column.Name, numbers) : null;

    /// <summary>A metric with what each group adds to it, where there are groups.</summary>
    public static ScoredExamples By(ExampleGroups? groups, ScoredExamples score) =>
        groups is null ? score : score.ByGroup(groups.Numbers);

    /// <summary>A mean over the examples, with what other groups of them would change.</summary>
    public static Estimate Mean(ExampleGroups? groups, double[] values) => Estimate.OfMean(
        [.. By(groups, new(Metric.MeanAbsoluteError, values.Average(), values, values.Length)).ByExample]);
}

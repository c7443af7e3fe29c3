using Fruitfly.Data;
using Fruitfly.Data.Tables;
using Fruitfly.Measurement.Noise;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>The noise from rows with equal inputs, outside the test set.</summary>
static class ReplicateRows
{
    /// <summary>Null where fewer than <see cref="ReplicateNoise.LeastFreedom"/> rows repeat the inputs of others, or
    /// the target has several values.</summary>
    public static ReplicateNoise? NoiseOf(Table outsideTest)
    {
        var numbers = outsideTest.InputNumbers(Split.Training);
        if (numbers.Length - numbers.Distinct().Count() < ReplicateNoise.LeastFreedom)
            return null;
        var examples = outsideTest.ToDataSet().Training;
        if (!examples.IsClassification && examples.Outputs > 1)
            return null;
        var noise = examples.IsClassification ? ReplicateNoise.OfLabels(numbers, examples.Labels)
            : OfValues(numbers, examples.Values, outsideTest.UnitNumbers(Split.Training, SplitUnit.Distinct));
        return noise is { IsEnough: true } ? noise : null;
    }

    // Rows that are equal with their target are copies of one measurement.
    static ReplicateNoise? OfValues(int[] numbers, ReadOnlySpan<float> values, int[] copies)
    {
        int[] kept = [.. copies.Index().DistinctBy(row => row.Item).Select(row => row.Index)];
        var measured = new double[kept.Length];
        for (var i = 0; i < kept.Length; i++)
            measured[i] = values[kept[i]];
        return ReplicateNoise.Of(Array.ConvertAll(kept, row => numbers[row]), measured);
    }
}

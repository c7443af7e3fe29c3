namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>The rows that judge networks of one rotation.</summary>
/// <param name="Targets"><c>[points × outputs]</c>, in the units of the file; of classes one for the label, else
/// zero</param>
/// <param name="Labels"><c>[points]</c>; empty where targets are values</param>
/// <param name="Inputs"><c>[points × features]</c>, standardized as for the network on the whole pool</param>
/// <param name="Units"><c>[points]</c>, a number for each unit; empty where every row is its own</param>
sealed record JudgingPoints(double[] Targets, int[] Labels, int Outputs, double[] Inputs, int Features, int[] Units)
{
    public int Count => Targets.Length / Outputs;

    /// <summary>What predictions lose at each point: the squared error, which of probabilities is the Brier score summed
    /// over classes, 0 to 2.</summary>
    /// <param name="predictions"><c>[points × outputs]</c></param>
    public double[] Losses(ReadOnlySpan<double> predictions)
    {
        var losses = new double[Count];
        for (var i = 0; i < predictions.Length; i++)
            losses[i / Outputs] += (predictions[i] - Targets[i]) * (predictions[i] - Targets[i]);
        return losses;
    }

    public bool IsClassification => Labels.Length > 0;
}

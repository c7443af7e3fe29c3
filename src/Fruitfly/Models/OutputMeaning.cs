namespace Fruitfly.Models;

/// <summary>Turns the outputs of a network into probabilities or values.</summary>
static class OutputMeaning
{
    /// <summary>Stands in for a score that is not above 0, so that a row without any has all classes alike.</summary>
    public const double Least = 1e-12;

    /// <param name="outputs"><c>[rows × width]</c></param>
    /// <returns>probabilities or values of the same shape</returns>
    public static double[] Of(ModelDescription model, ReadOnlySpan<float> outputs, int width)
    {
        var meant = new double[outputs.Length];
        for (var i = 0; i < meant.Length; i++)
            meant[i] = outputs[i];
        for (var row = 0; row < meant.Length; row += width)
        {
            var values = meant.AsSpan(row, width);
            switch (model.Outputs)
            {
                case ModelOutputs.Logits:
                    Softmax(values);
                    break;
                case ModelOutputs.Scores:
                    Shares(values);
                    break;
                case ModelOutputs.Values:
                    model.Preprocessing?.ToTargetUnits(values);
                    break;
            }
        }
        return meant;
    }

    static void Softmax(Span<double> logits)
    {
        var (largest, sum) = (double.NegativeInfinity, 0.0);
        foreach (var logit in logits)
            largest = Math.Max(largest, logit);
        foreach (ref var logit in logits)
            sum += logit = Math.Exp(logit - largest);
        foreach (ref var probability in logits)
            probability /= sum;
    }

    static void Shares(Span<double> scores)
    {
        var sum = 0.0;
        foreach (ref var score in scores)
            sum += score = Math.Max(score, 0) + Least;
        foreach (ref var share in scores)
            share /= sum;
    }
}

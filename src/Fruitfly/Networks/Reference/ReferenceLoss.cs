using Fruitfly.Training.Losses;

namespace Fruitfly.Networks.Reference;

/// <summary>A loss averaged over the examples of a batch, and its derivative by the network's outputs
/// <c>[batch × outputs]</c>.</summary>
public sealed record ReferenceLoss(double Value, Matrix Gradient)
{
    /// <summary>The loss of outputs <c>[batch × outputs]</c> against the targets of as many examples.</summary>
    public static ReferenceLoss Of(Loss loss, Matrix outputs, ReferenceExamples targets) => loss switch
    {
        CrossEntropyLoss entropy => CrossEntropy(outputs, targets.Labels, entropy.LabelSmoothing ?? 0),
        LeastSquaresLoss => LeastSquares(outputs, targets.Values(outputs.Columns)),
        _ => throw new NotSupportedException(
            $"There is no reference of the loss {loss.GetType().Name} in double precision."),
    };

    /// <summary>Mean of log Σ exp(f) − f[label] with derivative (softmax(f) − onehot) / batch (UDL 5.5). The largest
    /// logit is taken out of the sum first, so that no exponential overflows. With label smoothing ε the target is 1 −
    /// ε
    /// for the label plus ε / classes for every class.</summary>
    public static ReferenceLoss CrossEntropy(Matrix logits, ReadOnlySpan<int> labels, double smoothing = 0)
    {
        GuardRows(logits.Rows, labels.Length);
        var gradient = new Matrix(logits.Rows, logits.Columns);
        var sum = 0.0;
        for (var example = 0; example < logits.Rows; example++)
        {
            var f = logits.Row(example);
            var df = gradient.Row(example);
            var largest = Largest(f);
            var exponentials = 0.0;
            for (var i = 0; i < f.Length; i++)
                exponentials += df[i] = Math.Exp(f[i] - largest);
            for (var i = 0; i < f.Length; i++)
                df[i] /= exponentials * logits.Rows;
            for (var i = 0; i < f.Length; i++)
            {
                var target = (i == labels[example] ? 1 - smoothing : 0) + smoothing / f.Length;
                df[i] -= target / logits.Rows;
                sum += target * (Math.Log(exponentials) + largest - f[i]);
            }
        }
        return new ReferenceLoss(sum / logits.Rows, gradient);
    }

    /// <summary>Mean over the batch of Σ (f − y)² over the outputs, with derivative 2
    /// (f − y) / batch (UDL 5.3).</summary>
    public static ReferenceLoss LeastSquares(Matrix outputs, Matrix values)
    {
        GuardRows(outputs.Rows, values.Rows);
        if (outputs.Columns != values.Columns)
            throw new ArgumentException($"{values.Columns} target values for {outputs.Columns} outputs.",
                nameof(values));
        var gradient = new Matrix(outputs.Rows, outputs.Columns);
        var f = outputs.Values;
        var y = values.Values;
        var df = gradient.Values;
        var sum = 0.0;
        for (var i = 0; i < f.Length; i++)
        {
            sum += (f[i] - y[i]) * (f[i] - y[i]);
            df[i] = 2 * (f[i] - y[i]) / outputs.Rows;
        }
        return new ReferenceLoss(sum / outputs.Rows, gradient);
    }

    static double Largest(ReadOnlySpan<double> values)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in values)
            largest = Math.Max(largest, value);
        return largest;
    }

    static void GuardRows(int outputs, int targets)
    {
        if (outputs == 0 || outputs != targets)
            throw new ArgumentException($"{targets} targets for the outputs of {outputs} examples.", nameof(targets));
    }
}

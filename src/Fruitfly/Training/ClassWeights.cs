using Fruitfly.Data;

namespace Fruitfly.Training;

/// <summary>How much the examples of each class count: the loss of an example is multiplied by the weight of its class,
/// and a batch takes the mean over its examples as without weights (PyTorch divides by the sum of the weights in the
/// batch instead).</summary>
/// <param name="Values">of each class, from 0 up. Default: null, balanced: examples / (classes · examples of the class)
/// of the training split, so that every class counts alike and the mean weight is 1 (King and Zeng 2001, scikit-learn's
/// <c>balanced</c>).</param>
public sealed record ClassWeights(IReadOnlyList<double>? Values = null)
{
    public static ClassWeights Balanced { get; } = new();

    /// <summary>The weight of each class of a data set.</summary>
    /// <exception cref="ArgumentException">real-valued targets, or another number of classes</exception>
    internal float[] For(DataSet data)
    {
        if (!data.IsClassification)
            throw new ArgumentException(
                $"Class weights need class labels; the targets of '{data.Name}' are real values.");
        if (Values is null)
            return OfBalanced(data.Training);
        if (Values.Count != data.Classes)
            throw new ArgumentException(
                $"There are {Values.Count} class weights; '{data.Name}' has {data.Classes} classes.");
        if (Values.Any(weight => !(weight >= 0 && double.IsFinite(weight))))
            throw new ArgumentException("A class weight is a number from 0 up.");
        return [.. Values.Select(weight => (float)weight)];
    }

    static float[] OfBalanced(Examples training)
    {
        var counts = new int[training.Classes];
        foreach (var label in training.Labels)
            counts[label]++;
        var share = (double)training.Count / training.Classes;
        return [.. counts.Select(count => count == 0 ? 0 : (float)(share / count))];
    }
}

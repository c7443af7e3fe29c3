using System.Numerics.Tensors;

namespace Fruitfly.Measurement;

static class ClassLabels
{
    /// <exception cref="ArgumentException">a label that is no class</exception>
    public static void Check(ReadOnlySpan<int> labels, int classes)
    {
        for (var i = 0; i < labels.Length; i++)
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentException(
                    $"Label {labels[i]} of row {i} is none of the {classes} classes, which count from 0.",
                    nameof(labels));
    }

    /// <param name="probabilities"><c>[rows × classes]</c></param>
    /// <exception cref="ArgumentException">no rows, a label that is no class, a probability that is not finite, or
    /// sizes that differ</exception>
    public static void Check(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int classes)
    {
        if (labels.IsEmpty || probabilities.Length != (long)labels.Length * classes)
            throw new ArgumentException(
                $"{probabilities.Length} probabilities are not {labels.Length} rows × {classes} classes.",
                nameof(probabilities));
        if (!TensorPrimitives.IsFiniteAll(probabilities))
            throw new ArgumentException("A probability is not a finite number.", nameof(probabilities));
        Check(labels, classes);
    }
}

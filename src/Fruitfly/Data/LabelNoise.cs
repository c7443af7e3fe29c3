using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;

namespace Fruitfly.Data;

/// <summary>Label noise as in the sources: each label is, with some probability, redrawn uniformly from all classes. A
/// redrawn label may be the old one, so of K classes only about probability · (1 − 1/K) of the labels become
/// wrong.</summary>
/// <param name="Examples">the examples under their new labels</param>
/// <param name="Redrawn">how many labels were drawn again</param>
/// <param name="Changed">how many labels are another than before</param>
public sealed record LabelNoise(Examples Examples, int Redrawn, int Changed)
{
    /// <summary>The share of labels that are another than before.</summary>
    public double EffectiveRate => (double)Changed / Examples.Count;

    /// <summary>The same data with label noise in its training set; validation and test labels stay.</summary>
    /// <param name="seed">whose stream of label noise is drawn from</param>
    public static DataSet InTraining(DataSet data, double probability, ulong seed) =>
        probability == 0 ? data : new DataSet(
        data.Name, Redraw(data.Training, probability, RandomStream.For(seed, StreamPurpose.LabelNoise)).Examples,
        data.Validation, data.Test);

    public static LabelNoise Redraw(Examples examples, double probability, RandomStream random) =>
        Redraw(examples, probability, random.NextDouble, random.NextInt);

    /// <summary>As the MNIST-1D repository's notebook does: <c>random_sample()</c>, then
    /// <c>randint(0, classes)</c>.</summary>
    public static LabelNoise Redraw(Examples examples, double probability, NumpyRandom random) =>
        Redraw(examples, probability, random.NextDouble, random.NextInt);

    /// <summary>As notebook 8.3 of "Understanding Deep Learning" does: <c>random()</c>, then
    /// <c>int(random() * classes)</c>.</summary>
    public static LabelNoise Redraw(Examples examples, double probability, PythonRandom random) =>
        Redraw(examples, probability, random.NextDouble, classes => (int)(random.NextDouble() * classes));

    static LabelNoise Redraw(Examples examples, double probability, Func<double> nextDouble, Func<int, int> nextClass)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability runs from 0 to 1.");
        if (!examples.IsClassification)
            throw new ArgumentException("Only class labels can be redrawn; these examples have real-valued targets.",
                nameof(examples));
        var labels = examples.Labels.ToArray();
        var (redrawn, changed) = (0, 0);
        foreach (ref var label in labels.AsSpan())
        {
            if (nextDouble() >= probability)
                continue;
            var drawn = nextClass(examples.Classes);
            redrawn++;
            changed += drawn != label ? 1 : 0;
            label = drawn;
        }
        return new LabelNoise(examples.WithLabels(labels), redrawn, changed);
    }
}

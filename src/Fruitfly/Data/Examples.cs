namespace Fruitfly.Data;

/// <summary>One part of a data set: inputs <c>[examples × features]</c>, row-major float32, and one target per example,
/// either a class label or a vector of real values <c>[examples × outputs]</c>.</summary>
public sealed class Examples
{
    readonly float[] _inputs;
    readonly int[] _labels;
    readonly float[] _values;

    Examples(float[] inputs, int features, int[] labels, int classes, float[] values, int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        if (inputs.Length % features != 0)
            throw new ArgumentException($"{inputs.Length} input values do not fill rows of {features} features.",
                nameof(inputs));
        (_inputs, _labels, _values) = (inputs, labels, values);
        (Features, Classes, Outputs, Count) = (features, classes, outputs, inputs.Length / features);
    }

    /// <summary>Examples with one class label each, from 0 to <paramref name="classes"/>
    /// − 1. The arrays are copied.</summary>
    public static Examples Labelled(float[] inputs, int features, int[] labels, int classes) =>
        Own([.. inputs], features, [.. labels], classes);

    /// <summary>Examples with a vector of real values each, <c>[examples ×
    /// outputs]</c>. The arrays are copied.</summary>
    public static Examples RealValued(float[] inputs, int features, float[] values, int outputs) =>
        Own([.. inputs], features, [.. values], outputs);

    /// <summary>The same without copies, for arrays that nothing else will change.</summary>
    internal static Examples Own(float[] inputs, int features, int[] labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        var examples = new Examples(inputs, features, labels, classes, [], classes);
        if (labels.Length != examples.Count)
            throw new ArgumentException($"{labels.Length} labels for {examples.Count} examples.", nameof(labels));
        for (var i = 0; i < labels.Length; i++)
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentException(
                    $"The label of example {i} is {labels[i]}; labels run from 0 to {classes - 1}.", nameof(labels));
        return examples;
    }

    /// <summary>The same without copies, for arrays that nothing else will change.</summary>
    internal static Examples Own(float[] inputs, int features, float[] values, int outputs)
    {
        var examples = new Examples(inputs, features, [], 0, values, outputs);
        if (values.Length != examples.Count * outputs)
            throw new ArgumentException(
                $"{values.Length} target values for {examples.Count} examples of {outputs} outputs.", nameof(values));
        return examples;
    }

    public int Count { get; }
    public int Features { get; }

    /// <summary>The number of classes, or 0 where the targets are real values.</summary>
    public int Classes { get; }

    /// <summary>The number of network outputs the targets ask for: the classes, or the
    /// length of a target vector.</summary>
    public int Outputs { get; }

    public bool IsClassification => Classes > 0;

    /// <summary><c>[examples × features]</c></summary>
    public ReadOnlySpan<float> Inputs => _inputs;

    /// <summary><c>[examples]</c>; empty where the targets are real values.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary><c>[examples × outputs]</c>; empty where the targets are class labels.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The features of one example.</summary>
    public ReadOnlySpan<float> Input(int example) => _inputs.AsSpan(example * Features, Features);

    /// <summary>The examples at the given places, in the given order.</summary>
    public Examples Select(ReadOnlySpan<int> places)
    {
        var inputs = new float[places.Length * Features];
        var labels = new int[IsClassification ? places.Length : 0];
        var values = new float[IsClassification ? 0 : places.Length * Outputs];
        for (var i = 0; i < places.Length; i++)
        {
            Input(places[i]).CopyTo(inputs.AsSpan(i * Features));
            if (IsClassification)
                labels[i] = _labels[places[i]];
            else
                _values.AsSpan(places[i] * Outputs, Outputs).CopyTo(values.AsSpan(i * Outputs));
        }
        return new Examples(inputs, Features, labels, Classes, values, Outputs);
    }

    /// <summary>The same targets for other inputs of the same shape, which are copied.</summary>
    public Examples WithInputs(float[] inputs) => OwnInputs([.. inputs]);

    /// <summary>The same inputs under other labels of the same classes, which are copied.</summary>
    public Examples WithLabels(int[] labels) => Own(_inputs, Features, [.. labels], Classes);

    /// <summary>The same targets for other inputs that nothing else will change.</summary>
    internal Examples OwnInputs(float[] inputs) => IsClassification
        ? Own(inputs, Features, _labels, Classes)
        : Own(inputs, Features, _values, Outputs);
}

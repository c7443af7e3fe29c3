using Fruitfly.Data;

namespace Fruitfly.Networks.Reference;

/// <summary>Inputs <c>[examples × features]</c> with class labels or real values as
/// targets, in double precision.</summary>
public sealed class ReferenceExamples
{
    readonly int[] _labels;
    readonly Matrix? _values;

    ReferenceExamples(Matrix inputs, int[] labels, Matrix? values)
    {
        var targets = values?.Rows ?? labels.Length;
        if (targets != inputs.Rows)
            throw new ArgumentException($"{targets} targets for {inputs.Rows} examples.");
        (Inputs, _labels, _values) = (inputs, labels, values);
    }

    /// <summary>One class label per row of <paramref name="inputs"/>.</summary>
    public static ReferenceExamples Labelled(Matrix inputs, int[] labels) => new(inputs, labels, null);

    /// <summary>One row of <paramref name="values"/> per row of <paramref name="inputs"/>.</summary>
    public static ReferenceExamples RealValued(Matrix inputs, Matrix values) => new(inputs, [], values);

    /// <summary>The same examples, widened from float32.</summary>
    public static ReferenceExamples From(Examples examples)
    {
        var inputs = Widen(examples.Inputs, examples.Count, examples.Features);
        return examples.IsClassification
            ? Labelled(inputs, examples.Labels.ToArray())
            : RealValued(inputs, Widen(examples.Values, examples.Count, examples.Outputs));
    }

    public int Count => Inputs.Rows;

    /// <summary><c>[examples × features]</c></summary>
    public Matrix Inputs { get; }

    public bool IsClassification => _values is null;

    /// <summary><c>[examples]</c>; empty where the targets are real values.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>The targets <c>[examples × outputs]</c>: the real values, or the class
    /// labels as one-hot vectors.</summary>
    public Matrix Values(int outputs)
    {
        if (_values is not null)
            return _values;
        var oneHot = new Matrix(Count, outputs);
        for (var i = 0; i < Count; i++)
            oneHot[i, _labels[i]] = 1;
        return oneHot;
    }

    /// <summary>The examples of the given indices, in their order.</summary>
    public ReferenceExamples Select(ReadOnlySpan<int> indices)
    {
        var labels = new int[IsClassification ? indices.Length : 0];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = _labels[indices[i]];
        return new ReferenceExamples(Inputs.SelectRows(indices), labels, _values?.SelectRows(indices));
    }

    static Matrix Widen(ReadOnlySpan<float> values, int rows, int columns)
    {
        var matrix = new Matrix(rows, columns);
        for (var i = 0; i < values.Length; i++)
            matrix.Values[i] = values[i];
        return matrix;
    }
}

using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Examples as a file has them, before they are rounded: inputs <c>[examples × features]</c>, and a label or a
/// vector of values for each.</summary>
/// <param name="Labels">empty where the targets are values</param>
/// <param name="Values"><c>[examples × outputs]</c>; null where the targets are labels</param>
sealed record TableRows(NumericArray Inputs, int Features, int[] Labels, int Classes, NumericArray? Values, int Outputs)
{
    /// <summary>A number for each example, the same for those of one group; null
    /// where no column names groups.</summary>
    public int[]? Groups { get; init; }

    /// <summary>When each example was taken, on a scale of its own; null where no column says.</summary>
    public double[]? Times { get; init; }

    public int Count => Inputs.Count / Features;

    public static TableRows Labelled(NumericArray inputs, int features, int[] labels, int classes) =>
        new(inputs, features, labels, classes, null, classes);

    public static TableRows RealValued(NumericArray inputs, int features, NumericArray values, int outputs) =>
        new(inputs, features, [], 0, values, outputs);

    public static TableRows Of(Examples examples) => examples.IsClassification
        ? Labelled(NumericArray.Of(examples.Inputs), examples.Features, examples.Labels.ToArray(), examples.Classes)
        : RealValued(NumericArray.Of(examples.Inputs), examples.Features, NumericArray.Of(examples.Values),
            examples.Outputs);

    /// <summary>The examples at the given places, in the given order.</summary>
    public TableRows Select(int[] places) => this with
    {
        Inputs = Rows(Inputs, places, Features),
        Labels = Labels.Length == 0 ? [] : Array.ConvertAll(places, place => Labels[place]),
        Values = Values is null ? null : Rows(Values, places, Outputs),
        Groups = Groups is null ? null : Array.ConvertAll(places, place => Groups[place]),
        Times = Times is null ? null : Array.ConvertAll(places, place => Times[place]),
    };

    static NumericArray Rows(NumericArray array, int[] places, int width)
    {
        var size = width * array.Type.Size;
        var bytes = GC.AllocateUninitializedArray<byte>(checked(places.Length * size));
        for (var i = 0; i < places.Length; i++)
            array.Bytes.Slice(places[i] * size, size).CopyTo(bytes.AsSpan(i * size));
        return new NumericArray(array.Type, [places.Length, width], bytes);
    }
}

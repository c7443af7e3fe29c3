using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>Examples as a file has them, before they are rounded: inputs, and a label or a vector of values for
/// each.</summary>
/// <param name="Labels">empty where the targets are values</param>
/// <param name="Values"><c>[examples × outputs]</c>; null where the targets are labels</param>
sealed record TableRows(TableInputs Inputs, int[] Labels, int Classes, NumericArray? Values, int Outputs)
{
    /// <summary>A number for each example, the same for those of one group; null
    /// where no column names groups.</summary>
    public int[]? Groups { get; init; }

    /// <summary>When each example was taken, on a scale of its own; null where no column says.</summary>
    public double[]? Times { get; init; }

    /// <summary>Where each example stood before any were taken; null while all are there.</summary>
    public int[]? Places { get; init; }

    public int Count => Inputs.Count;

    public int Features => Inputs.Features;

    /// <summary>The values as columns, where the targets are values.</summary>
    public TableInputs Targets => new ArrayInputs(Values!, Outputs);

    public static TableRows Labelled(TableInputs inputs, int[] labels, int classes) =>
        new(inputs, labels, classes, null, classes);

    public static TableRows Labelled(NumericArray inputs, int features, int[] labels, int classes) =>
        Labelled(new ArrayInputs(inputs, features), labels, classes);

    public static TableRows RealValued(TableInputs inputs, NumericArray values, int outputs) =>
        new(inputs, [], 0, values, outputs);

    public static TableRows RealValued(NumericArray inputs, int features, NumericArray values, int outputs) =>
        RealValued(new ArrayInputs(inputs, features), values, outputs);

    public static TableRows Of(Examples examples) => examples.IsClassification
        ? Labelled(NumericArray.Of(examples.Inputs), examples.Features, examples.Labels.ToArray(), examples.Classes)
        : RealValued(NumericArray.Of(examples.Inputs), examples.Features, NumericArray.Of(examples.Values),
            examples.Outputs);

    /// <summary>The examples at the given places, in the given order.</summary>
    public TableRows Select(int[] places) => this with
    {
        Inputs = Inputs.Select(places),
        Labels = Labels.Length == 0 ? [] : Array.ConvertAll(places, place => Labels[place]),
        Values = Values is null ? null : ArrayInputs.Rows(Values, places, Outputs),
        Groups = Groups is null ? null : Array.ConvertAll(places, place => Groups[place]),
        Places = Places is null ? places : Array.ConvertAll(places, place => Places[place]),
        Times = Times is null ? null : Array.ConvertAll(places, place => Times[place]),
    };
}

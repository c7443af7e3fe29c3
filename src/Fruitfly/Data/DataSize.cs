namespace Fruitfly.Data;

/// <summary>How large a data set is: examples in each split, and what each of them holds.</summary>
/// <param name="Training">examples to train on</param>
/// <param name="Validation">0 where there is no such split</param>
/// <param name="Test">0 where there is no such split</param>
/// <param name="Classes">0 where the targets are real values</param>
/// <param name="Outputs">network outputs that the targets ask for: the classes, or
/// the length of a target vector</param>
public readonly record struct DataSize(int Training, int Validation, int Test, int Features, int Classes, int Outputs)
{
    public static DataSize Of(DataSet data) => new(
        data.Training.Count, data.Validation?.Count ?? 0, data.Test?.Count ?? 0, data.Features, data.Classes,
        data.Outputs);

    /// <summary>The examples of one split.</summary>
    public int this[Split split] => split switch
    {
        Split.Training => Training,
        Split.Validation => Validation,
        Split.Test => Test,
        _ => throw new ArgumentOutOfRangeException(nameof(split)),
    };

    /// <summary>The memory that inputs and targets take, four bytes a number.</summary>
    public long Bytes =>
        sizeof(float) * ((long)Training + Validation + Test) * (Features + (Classes > 0 ? 1 : Outputs));
}

namespace Fruitfly.Data;

/// <summary>Examples in up to three splits that agree in features and targets. Immutable, so trials share it.</summary>
public sealed class DataSet
{
    public DataSet(string name, Examples training, Examples? validation = null, Examples? test = null)
    {
        foreach (var part in (Examples?[])[validation, test])
            if (part is not null
                && (part.Features, part.Classes, part.Outputs)
                    != (training.Features, training.Classes, training.Outputs))
                throw new ArgumentException(
                    $"The splits of '{name}' do not agree: training has {training.Features} features " +
                    $"and {training.Outputs} outputs, " +
                    $"another split {part.Features} and {part.Outputs}.");
        (Name, Training, Validation, Test) = (name, training, validation, test);
    }

    public string Name { get; }
    public Examples Training { get; }
    public Examples? Validation { get; }
    public Examples? Test { get; }

    public int Features => Training.Features;
    public int Classes => Training.Classes;
    public int Outputs => Training.Outputs;
    public bool IsClassification => Training.IsClassification;

    /// <summary>The same data without its test set, for choosing settings.</summary>
    public DataSet WithoutTest() => Test is null ? this : new DataSet(Name, Training, Validation);

    /// <summary>The examples of one split, or null where the data set has none.</summary>
    public Examples? this[Split split] => split switch
    {
        Split.Training => Training,
        Split.Validation => Validation,
        Split.Test => Test,
        _ => throw new ArgumentOutOfRangeException(nameof(split)),
    };
}

using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>A data file as it was read, in the precision it was written in. It is split and standardized in float64 and rounded to
/// float32 once, by <see cref="ToDataSet"/>. Immutable.</summary>
public sealed class Table
{
    readonly string _file;
    readonly Dictionary<Split, TableRows> _parts;
    readonly bool _standardizes;
    readonly bool _standardizesTargets;

    internal Table(string file, string name, Dictionary<Split, TableRows> parts, TableReading reading)
        : this(file, name, parts, reading, false, false)
    {
    }

    Table(string file, string name, Dictionary<Split, TableRows> parts, TableReading reading, bool standardizes, bool standardizesTargets) =>
        (_file, Name, _parts, Reading, _standardizes, _standardizesTargets) = (file, name, parts, reading, standardizes, standardizesTargets);

    public string Name { get; }

    /// <summary>What was taken for what.</summary>
    public TableReading Reading { get; }

    public int Features => Training.Features;

    /// <summary>The number of classes, or 0 where the targets are values.</summary>
    public int Classes => Training.Classes;

    TableRows Training => _parts[Split.Training];

    /// <summary>A data set at hand as a table, to be split and standardized the same way.</summary>
    public static Table Of(DataSet data) => new(
        data.Name, data.Name,
        Enum.GetValues<Split>().Where(split => data[split] is not null).ToDictionary(split => split, split => TableRows.Of(data[split]!)),
        new TableReading
        {
            Format = "data set",
            Target = "target",
            TargetReason = "the data set says so",
            Task = data.IsClassification ? TargetKind.Classes : TargetKind.Values,
            TaskReason = "the data set says so",
        });

    /// <summary>The examples of one split; 0 where there is none.</summary>
    public int Count(Split split) => _parts.TryGetValue(split, out var part) ? part.Count : 0;

    /// <summary>Takes a share of the training examples for the test; a file that has a test set keeps it.</summary>
    /// <param name="share">from 0 (the table itself) to below 1</param>
    /// <exception cref="ArgumentException">the share is out of its range, or leaves a part without examples</exception>
    public Table WithTest(double share, ulong seed)
    {
        if (share == 0 || _parts.ContainsKey(Split.Test))
            return this;
        var places = StratifiedSplit.Places(Training.Labels, Training.Count, 0, share, seed);
        return With(new(_parts) { [Split.Training] = Training.Select(places.Training), [Split.Test] = Training.Select(places.Test) });
    }

    /// <summary>Takes one fold of a cross-validation for the test, see <see cref="StratifiedSplit.Fold"/>.</summary>
    /// <param name="fold">from 0 to one less than <paramref name="folds"/></param>
    /// <exception cref="ArgumentException">there are fewer examples than folds</exception>
    public Table WithFold(int folds, int fold, ulong seed)
    {
        var places = StratifiedSplit.FoldPlaces(Training.Labels, Training.Count, folds, fold, seed);
        return With(new(_parts) { [Split.Training] = Training.Select(places.Training), [Split.Test] = Training.Select(places.Test) });
    }

    /// <summary>Takes a share of the training examples for a validation split, in place of one the file may have.</summary>
    /// <param name="share">of the training examples, from 0 (the table itself) to below 1</param>
    /// <exception cref="ArgumentException">the share is out of its range, or leaves a part without examples</exception>
    public Table WithValidation(double share, ulong seed)
    {
        if (share == 0)
            return this;
        var places = StratifiedSplit.Places(Training.Labels, Training.Count, share, 0, seed);
        return With(new(_parts)
        {
            [Split.Training] = Training.Select(places.Training),
            [Split.Validation] = Training.Select(places.Validation),
        });
    }

    /// <summary>Moves and scales each feature to mean 0 and variance 1, as the training examples have them in the end, whichever split
    /// is taken later.</summary>
    public Table Standardize() => new(_file, Name, _parts, Reading, true, _standardizesTargets);

    /// <summary>Moves and scales each real-valued target the same way, so that a squared error is a share of the variance of the
    /// training targets. Class labels stay as they are.</summary>
    public Table StandardizeTargets() => new(_file, Name, _parts, Reading, _standardizes, true);

    /// <summary>Rounds to float32.</summary>
    /// <exception cref="DataFileException">half the values of a column, or more, would become equal to others</exception>
    public DataSet ToDataSet() => Round().DataSet;

    /// <summary>Rounds to float32, and says which values that differ have become equal.</summary>
    /// <exception cref="DataFileException">half the values of a column, or more, would become equal to others</exception>
    public (DataSet DataSet, IReadOnlyList<string> Notes) Round()
    {
        var rounding = new Rounding(_file);
        Split[] splits = [.. _parts.Keys.Order()];
        var inputs = Rounded(
            [.. splits.Select(split => _parts[split].Inputs)], Features, _standardizes, FileSetting.Standardize, rounding,
            column => $"column '{DataFileException.Quote(column < Reading.Features.Count ? Reading.Features[column] : $"{column}")}'");
        var values = Training.Values is null ? null : Rounded(
            [.. splits.Select(split => _parts[split].Values!)], Training.Outputs, _standardizesTargets, FileSetting.StandardizeTarget, rounding,
            column => $"target '{DataFileException.Quote(Reading.Target)}'{(Training.Outputs > 1 ? $" {column}" : "")}");
        var examples = splits.Index().ToDictionary(pair => pair.Item, pair => values is null
            ? Examples.Own(inputs[pair.Index], Features, _parts[pair.Item].Labels, Classes)
            : Examples.Own(inputs[pair.Index], Features, values[pair.Index], Training.Outputs));
        var data = new DataSet(
            Name, examples[Split.Training], examples.GetValueOrDefault(Split.Validation), examples.GetValueOrDefault(Split.Test));
        return (data, rounding.Notes);
    }

    Table With(Dictionary<Split, TableRows> parts) => new(_file, Name, parts, Reading, _standardizes, _standardizesTargets);

    static float[][] Rounded(
        NumericArray[] parts, int columns, bool standardizes, FileSetting setting, Rounding rounding, Func<int, string> name)
    {
        if (!standardizes && parts.All(part => part.Type.IsExactInSingle))
            return Array.ConvertAll(parts, part => part.ToSingles());
        var exact = Array.ConvertAll(parts, part => part.ToDoubles());
        var scale = standardizes ? ColumnScale.Fit(exact[0], columns) : null; // the training examples come first
        var rounded = Array.ConvertAll(exact, part => scale?.Apply(part) ?? Array.ConvertAll(part, value => (float)value));
        rounding.Check(exact, rounded, columns, name, setting);
        return rounded;
    }
}

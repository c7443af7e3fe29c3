using Fruitfly.Data.Files;

namespace Fruitfly.Data.Tables;

/// <summary>A data file as it was read, in the precision it was written in. It is split and standardized in float64 and
/// rounded to float32 once, by <see cref="ToDataSet"/>. Immutable.</summary>
public sealed class Table
{
    readonly string _file;
    readonly Dictionary<Split, TableRows> _parts;
    readonly bool _standardizes;
    readonly bool _standardizesTargets;

    /// <param name="schema">how the file was read; null for a data set at hand</param>
    internal Table(string file, string name, Dictionary<Split, TableRows> parts, TableReading reading,
        TableSchema? schema = null)
        : this(file, name, parts, reading, schema, false, false)
    {
    }

    Table(
        string file, string name, Dictionary<Split, TableRows> parts, TableReading reading, TableSchema? schema,
        bool standardizes,
        bool standardizesTargets) =>
        (_file, Name, _parts, Reading, Schema, _standardizes, _standardizesTargets) =
            (file, name, parts, reading, schema, standardizes, standardizesTargets);

    public string Name { get; }

    /// <summary>What was taken for what.</summary>
    public TableReading Reading { get; }

    /// <summary>How the file is read again without guessing; null for a data set at hand.</summary>
    public TableSchema? Schema { get; }

    /// <summary>How large the table is.</summary>
    public DataSize Size => new(
        Count(Split.Training), Count(Split.Validation), Count(Split.Test), Features, Classes, Training.Outputs);

    public int Features => Training.Features;

    /// <summary>The number of classes, or 0 where the targets are values.</summary>
    public int Classes => Training.Classes;

    TableRows Training => _parts[Split.Training];

    /// <summary>A data set at hand as a table, to be split and standardized the same way.</summary>
    public static Table Of(DataSet data) => Of(data, schema: null);

    /// <summary>The same under another name of the file.</summary>
    internal Table Under(string file) => new(
        file, Path.GetFileNameWithoutExtension(file), _parts, Reading, Schema, _standardizes, _standardizesTargets);

    internal static Table Of(DataSet data, TableSchema? schema) => new(
        data.Name, data.Name,
        Enum.GetValues<Split>().Where(split => data[split] is not null)
            .ToDictionary(split => split, split => TableRows.Of(data[split]!)),
        new TableReading
        {
            Format = "data set",
            Target = "target",
            TargetReason = "the data set says so",
            Task = data.IsClassification ? TargetKind.Classes : TargetKind.Values,
            TaskReason = "the data set says so",
        },
        schema);

    /// <summary>The examples of one split; 0 where there is none.</summary>
    public int Count(Split split) => _parts.TryGetValue(split, out var part) ? part.Count : 0;

    /// <summary>How many units the examples of one split are: groups, or rows that differ; 0 where there is
    /// none.</summary>
    /// <exception cref="ArgumentException">no column names groups, or the unit is a time</exception>
    public int CountUnits(Split split, SplitUnit unit) =>
        _parts.TryGetValue(split, out var part) ? RowPlaces.Units(part, unit).Length : 0;

    /// <summary>A number for each example of one split, the same for those of one unit.</summary>
    /// <exception cref="ArgumentException">no column names groups, or the unit is a time</exception>
    public int[] UnitNumbers(Split split, SplitUnit unit)
    {
        var numbers = new int[Count(split)];
        foreach (var (number, rows) in RowPlaces.Units(_parts[split], unit).Index())
            foreach (var row in rows)
                numbers[row] = number;
        return numbers;
    }

    /// <summary>Where the examples of one split stood among those of their part of the file, from 0: a split, a draw
    /// and <see cref="FileDescription.LeftOut"/> keep that number.</summary>
    public int[] RowNumbers(Split split) =>
        _parts[split].Places is { } places ? [.. places] : [.. Enumerable.Range(0, Count(split))];

    /// <summary>The share of one split's examples that the rarest class has; 1 where targets are values.</summary>
    public double RarestShare(Split split) => Classes == 0 || Count(split) == 0 ? 1
        : (double)_parts[split].Labels.CountBy(label => label).Min(each => each.Value) / Count(split);

    /// <summary>A number for each example of one split, the same for those of one group; null where no column names
    /// groups, or where the split has no examples.</summary>
    public IReadOnlyList<int>? Groups(Split split) => _parts.GetValueOrDefault(split)?.Groups;

    /// <summary>When each example of one split was taken, on a scale of its own (dates: seconds); null where no column
    /// says.</summary>
    public IReadOnlyList<double>? Times(Split split) => _parts.GetValueOrDefault(split)?.Times;

    /// <summary>A number for each example of one split, the same for those that agree in every feature.</summary>
    public int[] InputNumbers(Split split) => RepeatedRows.ByInputs(_parts[split]);

    /// <summary>Takes a share of the training examples for the test; a file that has a test set keeps it.</summary>
    /// <param name="share">from 0 (the table itself) to below 1</param>
    /// <param name="by">what is never torn apart</param>
    /// <exception cref="ArgumentException">the share is out of its range, or leaves a part without examples</exception>
    public Table WithTest(double share, ulong seed, SplitUnit by = SplitUnit.Examples) =>
        share == 0 || _parts.ContainsKey(Split.Test) ? this
        : Taken(Split.Test, RowPlaces.Share(Training, Split.Test, by, share, seed));

    /// <summary>Takes one fold of a cross-validation for the test, see <see cref="StratifiedSplit.Fold"/>.</summary>
    /// <param name="fold">from 0 to one less than <paramref name="folds"/></param>
    /// <exception cref="ArgumentException">there are fewer examples than folds</exception>
    public Table WithFold(int folds, int fold, ulong seed) =>
        Taken(Split.Test, RowPlaces.Fold(Training, SplitUnit.Examples, folds, fold, seed));

    /// <summary>Takes a share of the training examples for a validation split, in
    /// place of one the file may have.</summary>
    /// <param name="share">of the training examples, from 0 (the table itself) to below 1</param>
    /// <param name="by">what is never torn apart</param>
    /// <exception cref="ArgumentException">the share is out of its range, or leaves a part without examples</exception>
    public Table WithValidation(double share, ulong seed, SplitUnit by = SplitUnit.Examples) => share == 0 ? this
        : Taken(Split.Validation, RowPlaces.Share(Training, Split.Validation, by, share, seed));

    /// <summary>Parts the training examples.</summary>
    /// <exception cref="ArgumentException">the split does not fit the table, or
    /// leaves a part without examples</exception>
    public Table With(FileSplit split, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        split.Check(_parts.ContainsKey(Split.Test));
        var table = split.Folds is { } folds
            ? Taken(Split.Test, RowPlaces.Fold(Training, split.By, folds, split.Fold ?? 0, seed))
            : split.TrainSplit < 1
                ? Taken(Split.Test, RowPlaces.Share(Training, Split.Test, split.By, 1 - split.TrainSplit, seed,
                    split.Gap ?? 0)) : this;
        if (!split.TakesValidation)
            return table;
        var (rest, again) = (table.Training, split.ValidationSeed ?? seed);
        return table.Taken(Split.Validation, split.ValidationFolds is { } parts
            ? RowPlaces.Fold(rest, split.By, parts, split.ValidationFold ?? 0, again)
            : RowPlaces.Share(rest, Split.Validation, split.By, split.ValidationShare, again, split.Gap ?? 0));
    }

    /// <summary>Keeps a part of the training examples.</summary>
    /// <exception cref="ArgumentException">there are fewer examples or groups than are asked for</exception>
    public Table Drawn(Resample resample, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(resample);
        return With(new(_parts) { [Split.Training] = Training.Select(RowPlaces.Draw(Training, resample, seed)) });
    }

    /// <summary>Leaves training examples out.</summary>
    /// <param name="rows">by their numbers, see <see cref="RowNumbers"/>; those that are in no training set do
    /// nothing</param>
    /// <exception cref="ArgumentException">no example is left</exception>
    public Table Without(IReadOnlyCollection<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var left = rows.ToHashSet();
        int[] kept =
            [.. RowNumbers(Split.Training).Index().Where(row => !left.Contains(row.Item)).Select(row => row.Index)];
        return kept.Length > 0 ? With(new(_parts) { [Split.Training] = Training.Select(kept) })
            : throw new ArgumentException("Every training example is left out.", nameof(rows));
    }

    /// <summary>Gives training examples other labels.</summary>
    /// <param name="labels">those of examples in no training set do nothing</param>
    /// <exception cref="ArgumentException">the targets are values, or a label is no class</exception>
    public Table Relabelled(IReadOnlyCollection<NewLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (Classes == 0)
            throw new ArgumentException("Targets that are values have no labels.", nameof(labels));
        foreach (var (row, label) in labels)
            if (label < 0 || label >= Classes)
                throw new ArgumentException(
                    $"Example {row} is given the label {label}; the classes are 0 to {Classes - 1}.", nameof(labels));
        var given = labels.ToDictionary(one => one.Row, one => one.Label);
        int[] changed = [.. RowNumbers(Split.Training).Zip(Training.Labels,
            (row, label) => given.GetValueOrDefault(row, label))];
        return With(new(_parts) { [Split.Training] = Training with { Labels = changed } });
    }

    /// <summary>Moves and scales each feature to mean 0 and variance 1, as the training examples have them in the end,
    /// whichever split is taken later.</summary>
    public Table Standardize() => new(_file, Name, _parts, Reading, Schema, true, _standardizesTargets);

    /// <summary>Moves and scales each real-valued target the same way, so that a squared error is a share of the
    /// variance of the training targets. Class labels stay as they are.</summary>
    public Table StandardizeTargets() => new(_file, Name, _parts, Reading, Schema, _standardizes, true);

    /// <summary>Rounds to float32.</summary>
    /// <exception cref="DataFileException">half the values of a column, or more,
    /// would become equal to others</exception>
    public DataSet ToDataSet() => Round().DataSet;

    /// <summary>Rounds to float32, and says which values that differ have become equal.</summary>
    /// <exception cref="DataFileException">half the values of a column, or more,
    /// would become equal to others</exception>
    public (DataSet DataSet, IReadOnlyList<string> Notes) Round()
    {
        var rounding = new Rounding(_file);
        Split[] splits = [.. _parts.Keys.Order()]; // the training examples come first
        var inputs = Inputs.Of([.. splits.Select(split => _parts[split].Inputs)], rounding);
        var values = Training.Values is null ? null
            : Targets.Of([.. splits.Select(split => _parts[split].Targets)], rounding);
        var examples = splits.Index().ToDictionary(pair => pair.Item, pair => values is null
            ? Examples.Own(inputs[pair.Index], Features, _parts[pair.Item].Labels, Classes)
            : Examples.Own(inputs[pair.Index], Features, values[pair.Index], Training.Outputs));
        var data = new DataSet(
            Name, examples[Split.Training], examples.GetValueOrDefault(Split.Validation),
            examples.GetValueOrDefault(Split.Test));
        return (data, rounding.Notes);
    }

    /// <summary>What <see cref="ToDataSet"/> fits to the training examples, to do the same with other rows.</summary>
    public Preprocessing Fit()
    {
        ColumnScale[] inputs = [.. Inputs.Fit(Training.Inputs)];
        ColumnScale[] targets = Training.Values is null ? [] : [.. Targets.Fit(Training.Targets)];
        return new()
        {
            Fills = [.. inputs.Select(scale => scale.Fill)],
            Means = [.. inputs.Select(scale => scale.Mean)],
            Deviations = [.. inputs.Select(scale => scale.Deviation)],
            TargetMeans = [.. targets.Select(scale => scale.Mean)],
            TargetDeviations = [.. targets.Select(scale => scale.Deviation)],
        };
    }

    RoundedColumns Inputs => new(_standardizes, FileSetting.Standardize,
        column => $"column '{DataFileException.Quote(column < Reading.Features.Count ? Reading.Features[column] : $"{column}")}'")
    {
        Columns = Schema?.ToFeatures().Select(feature => (feature.Part, Schema.Columns[feature.Column].Fill)).ToArray()
            ?? [],
    };

    RoundedColumns Targets => new(_standardizesTargets, FileSetting.StandardizeTarget,
        column => $"target '{DataFileException.Quote(Reading.Target)}'{(Training.Outputs > 1 ? $" {column}" : "")}");

    Table Taken(Split part, (int[] Kept, int[] Taken) places) =>
        With(new(_parts) { [Split.Training] = Training.Select(places.Kept), [part] = Training.Select(places.Taken) });

    Table With(Dictionary<Split, TableRows> parts) =>
        new(_file, Name, parts, Reading, Schema, _standardizes, _standardizesTargets);
}

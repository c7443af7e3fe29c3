using System.Globalization;
using Fruitfly.Data.Tables;

namespace Fruitfly.Data.Files;

/// <summary>Makes a table of named arrays: inputs <c>[examples × …]</c>, flattened to features, and targets
/// <c>[examples]</c> or <c>[examples × outputs]</c>.</summary>
sealed class ArrayDataSet(string file, DataFileOptions options)
{
    const long MaxExactInteger = 1L << 53;

    readonly record struct Part(string InputsName, NumericArray Inputs, string TargetsName, NumericArray Targets);

    readonly Dictionary<Split, Part> _parts = [];

    public void Add(Split split, string inputsName, NumericArray inputs, string targetsName, NumericArray targets) =>
        _parts.Add(split, new(inputsName, inputs, targetsName, targets));

    /// <param name="format">NPZ or IDX</param>
    public Table Build(string name, TableFormat format)
    {
        var formatName = format.ToString().ToUpperInvariant();
        options.RequireNoTable(file, formatName);
        foreach (var part in _parts.Values)
            CheckRows(part);
        var training = _parts[Split.Training];
        var (task, reason) = Task(training);
        var classes = task == TargetKind.Classes ? Classes(training) : null;
        var features = FeaturesOf(training);
        foreach (var part in _parts.Values)
            if (classes is null && !part.Targets.Shape[1..].SequenceEqual(training.Targets.Shape[1..]))
                throw Fail(part.TargetsName,
                    $"the shape {Show(part.Targets)} does not match {Show(training.Targets)} of "
                    + $"'{training.TargetsName}'", "Save the targets of all parts with the same outputs.");
        var rows = _parts.ToDictionary(part => part.Key, part => ToRows(part.Value, features, classes));
        var counts = classes?.Counted(rows.Values.SelectMany(part => part.Labels)) ?? [];
        string[] empty = [.. counts.Where(known => known.Count == 0).Select(known => known.Name)];
        return new Table(file, name, rows, new TableReading
        {
            Format = formatName,
            Target = training.TargetsName,
            TargetReason = "because of its name",
            Task = task,
            TaskReason = reason,
            Classes = counts,
            Notes = empty.Length == 0 ? []
                : ["No example has the " +
                    $"label{(empty.Length == 1 ? "" : "s")} {DataFileException.Quote(string.Join(", ", empty), 60)}."],
        }, new TableSchema
        {
            Format = format,
            Columns = [.. _parts.SelectMany(part => Columns(format, part.Key, part.Value, task))],
            Task = task,
            Classes = [.. counts.Select(known => known.Name)],
        });
    }

    // What names an array of IDX is its file, which may have another name elsewhere.
    static TableColumn[] Columns(TableFormat format, Split split, Part part, TargetKind task) =>
    [
        new(format == TableFormat.Npz ? part.InputsName : "", ColumnRole.Feature, ColumnReading.Number, split),
        new(format == TableFormat.Npz ? part.TargetsName : "", ColumnRole.Target,
            task == TargetKind.Classes ? ColumnReading.Name : ColumnReading.Number, split),
    ];

    TableRows ToRows(Part part, int features, ArrayClasses? classes)
    {
        var (inputsName, inputs, targetsName, targets) = part;
        if (FeaturesOf(part) != features)
            throw Fail(inputsName, $"an example has {FeaturesOf(part)} features, but {features} in training",
                "Save all parts with the same features.");
        CheckNumbers(inputsName, inputs, features);
        if (classes is not null)
            return TableRows.Labelled(inputs, features, Array.ConvertAll(Labels(part), classes.PlaceOf),
                classes.Names.Count);
        var outputs = targets.Count / inputs.Shape[0];
        CheckNumbers(targetsName, targets, outputs);
        return TableRows.RealValued(inputs, features, targets, outputs);
    }

    void CheckRows(Part part)
    {
        var (inputsName, inputs, targetsName, targets) = part;
        if (inputs.Shape.Length == 0 || inputs.Count == 0)
            throw Fail(inputsName,
                $"the shape {Show(inputs)} has no {(inputs.Shape is [> 0, ..] ? "features" : "examples")}",
                "Save inputs as [examples × features].");
        if (targets.Shape.Length == 0 || targets.Shape[0] != inputs.Shape[0] || targets.Count == 0)
            throw Fail(targetsName,
                $"the shape {Show(targets)} has no target for each of the {inputs.Shape[0]} examples of "
                + $"'{inputsName}'", "Save one target for each example.");
    }

    static int FeaturesOf(Part part) => part.Inputs.Count / part.Inputs.Shape[0];

    // Floating-point targets of two dimensions are values, as Fruitfly itself writes them; bytes are labels, as in IDX.
    (TargetKind Task, string Reason) Task(Part part)
    {
        const string Integers = "the array has integers", Floating = "the array has floating-point numbers";
        var targets = part.Targets;
        if (options.Targets != TargetKind.Automatic)
            return (options.Targets, "you said so");
        if (targets.Type.IsFloatingPoint && targets.Shape.Length > 1)
            return !AreOneHot(targets) ? (TargetKind.Values, Floating) : throw Fail(part.TargetsName,
                "each target has a single 1 among zeros, which may be a class as a vector (one-hot) or values",
                $"Save the labels as [examples], with a class number each: y.argmax(axis=1), or say with " +
                $"{FileSetting.Task} that they are values.");
        if (targets.Type.Size == 1 || !targets.Type.IsFloatingPoint && targets.Count != targets.Shape[0])
            return (TargetKind.Classes, Integers);
        var numbers = targets.ToDoubles();
        var areWhole = numbers.All(number => number == Math.Floor(number));
        var distinct = areWhole ? numbers.Distinct().Count() : 0;
        var guess = TargetGuess.Of(numbers.Length, distinct, numbers.Min(), numbers.Max(), areWhole,
            !targets.Type.IsFloatingPoint, "");
        if (!targets.Type.IsFloatingPoint && numbers.Min() is 0 or 1 && numbers.Max() - numbers.Min() == distinct - 1
            && numbers.Length >= 20L * distinct)
            return (TargetKind.Classes, Integers);
        if (targets.Type.IsFloatingPoint ? guess.Task == TargetKind.Values : guess.Task == TargetKind.Classes)
            return (guess.Task.Value, targets.Type.IsFloatingPoint ? Floating : Integers);
        throw Fail(part.TargetsName, $"there are {guess.Reason}, which may be classes or values",
            $"Say which with {FileSetting.Task}.");
    }

    static bool AreOneHot(NumericArray targets)
    {
        var (rows, width) = (targets.Shape[0], targets.Count / targets.Shape[0]);
        var numbers = targets.ToDoubles();
        return width > 1 && numbers.All(number => number is 0 or 1)
            && Enumerable.Range(0, rows).All(row => numbers.AsSpan(row * width, width).Count(1.0) == 1);
    }

    ArrayClasses Classes(Part training)
    {
        if (options.Schema is { } schema)
            return ArrayClasses.Named(schema.Classes, _parts.Values.SelectMany(Labels)) ?? throw Fail(
                training.TargetsName, "there are labels that the description of the data does not name",
                "Describe the file again.");
        var most = options.Limits.MaxClasses;
        var classes = ArrayClasses.Of(_parts.Values.SelectMany(Labels), most) ?? throw Fail(
            training.TargetsName,
            $"the labels run up to {_parts.Values.SelectMany(Labels).Max()}, which makes more than {most} classes",
            $"Number the classes from 0, or say with {FileSetting.Task} that the targets are values.");
        return classes.Names.Count > 1 ? classes : throw Fail(
            training.TargetsName, $"all labels are {classes.Names[0]}; a classification needs two classes or more",
            $"Check the labels, or say with {FileSetting.Task} that they are values.");
    }

    long[] Labels(Part part)
    {
        var (name, targets) = (part.TargetsName, part.Targets);
        if (targets.Count != targets.Shape[0])
            throw Fail(name, $"the shape {Show(targets)} is not one label for each example",
                "Save the labels as [examples], with a class number each: y.argmax(axis=1) for one-hot targets.");
        if (!targets.Type.IsFloatingPoint)
            return targets.ToIntegers();
        var values = targets.ToDoubles();
        for (var i = 0; i < values.Length; i++)
            if (values[i] != Math.Floor(values[i]) || Math.Abs(values[i]) > int.MaxValue)
                throw Fail($"{name}, example {i}", $"{Show(values[i])} is not a class label",
                    "Number the classes from 0.");
        return [.. values.Select(value => (long)value)];
    }

    void CheckNumbers(string name, NumericArray array, int width)
    {
        if (!array.Type.IsFloatingPoint && array.Type.Size < sizeof(long))
            return;
        var (singles, integers) = (array.ToSingles(), array.Type.IsFloatingPoint ? [] : array.ToIntegers());
        for (var i = 0; i < singles.Length; i++)
            if (!float.IsFinite(singles[i]))
                throw Fail($"{name}, example {i / width}, column {i % width}",
                    $"the value is {Show(singles[i])} in float32",
                    "Remove the example or fill in the value; numbers must be below 3.4e38.");
        for (var i = 0; i < integers.Length; i++)
            if (Math.Abs((double)integers[i]) > MaxExactInteger
                && ((double)integers[i] >= long.MaxValue || (long)(double)integers[i] != integers[i]))
                throw Fail($"{name}, example {i / width}, column {i % width}",
                    $"the value is {integers[i]}, which has more digits than float64",
                    "Leave the column out if it is an identifier, or subtract a constant from it.");
    }

    static string Show(NumericArray array) => $"({string.Join(", ", array.Shape.ToArray())})";

    static string Show(double value) => value.ToString(CultureInfo.InvariantCulture);

    DataFileException Fail(string place, string problem, Remedy hint) => new(file, $"array {place}", problem, hint);
}

using System.Globalization;

namespace Fruitfly.Data.Files;

/// <summary>Makes a data set of named arrays: inputs <c>[examples × …]</c>, flattened to features, and targets
/// <c>[examples]</c> or <c>[examples × outputs]</c>.</summary>
sealed class ArrayDataSet(string file, DataFileOptions options)
{
    readonly record struct Part(string InputsName, NumericArray Inputs, string TargetsName, NumericArray Targets);

    readonly Dictionary<Split, Part> _parts = [];

    public void Add(Split split, string inputsName, NumericArray inputs, string targetsName, NumericArray targets) =>
        _parts.Add(split, new(inputsName, inputs, targetsName, targets));

    public DataSet Build(string name)
    {
        foreach (var part in _parts.Values)
            CheckRows(part);
        var training = _parts[Split.Training];
        var classes = AreLabels(training) ? _parts.Values.Max(CountClasses) : 0;
        if (classes == 1)
            throw Fail(training.TargetsName, "all labels are 0; a classification needs two classes or more",
                $"Check the labels, or read them as values (option {nameof(DataFileOptions.Targets)}).");
        var features = FeaturesOf(training);
        foreach (var part in _parts.Values)
            if (classes == 0 && !part.Targets.Shape[1..].SequenceEqual(training.Targets.Shape[1..]))
                throw Fail(part.TargetsName, $"the shape {Show(part.Targets)} does not match {Show(training.Targets)} of "
                    + $"'{training.TargetsName}'", "Save the targets of all parts with the same outputs.");
        return new DataSet(name, ToExamples(training, features, classes), Get(Split.Validation), Get(Split.Test));

        Examples? Get(Split split) => _parts.TryGetValue(split, out var part) ? ToExamples(part, features, classes) : null;
    }

    Examples ToExamples(Part part, int features, int classes)
    {
        var (inputsName, inputs, targetsName, targets) = part;
        if (FeaturesOf(part) != features)
            throw Fail(inputsName, $"an example has {FeaturesOf(part)} features, but {features} in training",
                "Save all parts with the same features.");
        var values = Finite(inputsName, inputs, features);
        if (classes > 0)
            return Examples.Labelled(values, features, [.. Labels(part).Select(label => (int)label)], classes);
        var outputs = targets.Count / inputs.Shape[0];
        return Examples.RealValued(values, features, Finite(targetsName, targets, outputs), outputs);
    }

    void CheckRows(Part part)
    {
        var (inputsName, inputs, targetsName, targets) = part;
        if (inputs.Shape.Length == 0 || inputs.Count == 0)
            throw Fail(inputsName, $"the shape {Show(inputs)} has no examples", "Save inputs as [examples × features].");
        if (targets.Shape.Length == 0 || targets.Shape[0] != inputs.Shape[0] || targets.Count == 0)
            throw Fail(targetsName, $"the shape {Show(targets)} has no target for each of the {inputs.Shape[0]} examples of "
                + $"'{inputsName}'", "Save one target for each example.");
    }

    static int FeaturesOf(Part part) => part.Inputs.Count / part.Inputs.Shape[0];

    bool AreLabels(Part part) => options.Targets switch
    {
        TargetKind.Classes => true,
        TargetKind.Values => false,
        _ => !part.Targets.Type.IsFloatingPoint,
    };

    int CountClasses(Part part)
    {
        var largest = -1L;
        var labels = Labels(part);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 || labels[i] >= options.Limits.MaxClasses)
                throw Fail($"{part.TargetsName}, example {i}", $"the label is {labels[i]}; labels run from 0 to at most "
                    + $"{options.Limits.MaxClasses - 1}", "Number the classes from 0, or read the targets as values "
                    + $"(option {nameof(DataFileOptions.Targets)}).");
            largest = Math.Max(largest, labels[i]);
        }
        return (int)largest + 1;
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
                throw Fail($"{name}, example {i}", $"{Show(values[i])} is no class label", "Number the classes from 0.");
        return [.. values.Select(value => (long)value)];
    }

    float[] Finite(string name, NumericArray array, int width)
    {
        var values = array.ToSingles();
        for (var i = 0; i < values.Length; i++)
            if (!float.IsFinite(values[i]))
                throw Fail($"{name}, example {i / width}, column {i % width}", $"the value is {Show(values[i])} in float32",
                    "Remove the example or fill in the value; numbers must be below 3.4e38.");
        return values;
    }

    static string Show(NumericArray array) => $"({string.Join(", ", array.Shape.ToArray())})";

    static string Show(double value) => value.ToString(CultureInfo.InvariantCulture);

    DataFileException Fail(string place, string problem, string hint) => new(file, $"array {place}", problem, hint);
}

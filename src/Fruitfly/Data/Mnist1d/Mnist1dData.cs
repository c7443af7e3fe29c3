namespace Fruitfly.Data.Mnist1d;

/// <summary>A generated data set in float64, as the Python package returns it.</summary>
public sealed class Mnist1dData
{
    readonly double[] _inputs;
    readonly int[] _labels;
    readonly double[] _times;

    internal Mnist1dData(
        Mnist1dSettings settings, double[] inputs, int[] labels, double[] times, double mean, double standardDeviation)
    {
        Settings = settings;
        (_inputs, _labels, _times) = (inputs, labels, times);
        (Mean, StandardDeviation) = (mean, standardDeviation);
    }

    public Mnist1dSettings Settings { get; }

    /// <summary>Values per example.</summary>
    public int Features => Settings.FinalLength;

    public int Classes => Settings.Classes;
    public int TrainingCount => Settings.TrainingCount;
    public int TestCount => Settings.Count - Settings.TrainingCount;

    /// <summary><c>[training examples × features]</c>, row-major: the reference's <c>x</c>.</summary>
    public ReadOnlySpan<double> TrainingInputs => _inputs.AsSpan(0, TrainingCount * Features);

    /// <summary><c>[training examples]</c>: the reference's <c>y</c>.</summary>
    public ReadOnlySpan<int> TrainingLabels => _labels.AsSpan(0, TrainingCount);

    /// <summary><c>[test examples × features]</c>, row-major: the reference's <c>x_test</c>.</summary>
    public ReadOnlySpan<double> TestInputs => _inputs.AsSpan(TrainingCount * Features);

    /// <summary><c>[test examples]</c>: the reference's <c>y_test</c>.</summary>
    public ReadOnlySpan<int> TestLabels => _labels.AsSpan(TrainingCount);

    /// <summary><c>[features]</c>, the coordinate that the values are drawn
    /// against: the reference's <c>t</c>.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The mean of all values before they were standardized.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation of all values before they were standardized.</summary>
    public double StandardDeviation { get; }

    /// <summary>The data set to train on, rounded to float32.</summary>
    public DataSet ToDataSet() => new(
        "MNIST-1D",
        ToExamples(TrainingInputs, TrainingLabels),
        test: TestCount == 0 ? null : ToExamples(TestInputs, TestLabels));

    Examples ToExamples(ReadOnlySpan<double> inputs, ReadOnlySpan<int> labels)
    {
        var rounded = new float[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
            rounded[i] = (float)inputs[i];
        return Examples.Labelled(rounded, Features, labels.ToArray(), Classes);
    }
}

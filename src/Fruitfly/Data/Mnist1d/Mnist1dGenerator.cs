using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Data.Mnist1d;

/// <summary>The MNIST-1D generator: the values of the published Python package, to the last bit where the machine's
/// logarithm is that of the GNU library and within 10⁻¹³ elsewhere.</summary>
public sealed class Mnist1dGenerator
{
    readonly IReadOnlyList<IReadOnlyList<double>> _templates;
    readonly ExampleTransformer _transformer;

    /// <exception cref="ArgumentException">a setting is out of its range</exception>
    public Mnist1dGenerator(Mnist1dSettings settings)
    {
        settings.Validate();
        Settings = settings;
        _templates = settings.Templates ?? Mnist1dTemplates.Published;
        _transformer = new ExampleTransformer(settings, _templates[0].Count);
    }

    public Mnist1dSettings Settings { get; }

    /// <summary>Makes the data set from a new stream of the settings' seed.</summary>
    public Mnist1dData Generate() => Generate(new NumpyRandom(Settings.Seed));

    /// <summary>Makes the data set from a stream that goes on from where it stands, and can be drawn from
    /// afterwards.</summary>
    public Mnist1dData Generate(NumpyRandom random)
    {
        var (count, features, classes) = (Settings.Count, Settings.FinalLength, _templates.Count);
        var drawn = new double[count * features];
        for (var example = 0; example < count; example++)
            _transformer.Draw(_templates[example / (count / classes)], random,
                drawn.AsSpan(example * features, features));

        var order = random.Permutation(count);
        var columns = Settings.ShuffledSequence ? random.Permutation(features) : [.. Enumerable.Range(0, features)];
        var inputs = new double[drawn.Length];
        var labels = new int[count];
        for (var row = 0; row < count; row++)
        {
            labels[row] = order[row] / (count / classes);
            for (var column = 0; column < features; column++)
                inputs[row * features + column] = drawn[order[row] * features + columns[column]];
        }

        // The reference sums a gathered array as it lies in memory: column by column.
        var asSummed = Settings.ShuffledSequence ? Transpose(inputs, features) : inputs;
        var mean = NumpyArithmetic.Sum(asSummed) / inputs.Length;
        var deviation = NumpyArithmetic.StandardDeviation(asSummed);
        if (!double.IsFinite(deviation) || inputs.AsSpan().IndexOfAnyExcept(inputs[0]) < 0)
            throw new ArgumentException(
                "The examples cannot be standardized: with these settings their values are " +
                (double.IsFinite(deviation)
                    ? FormattableString.Invariant($"all {inputs[0]}.") : "too large for float64."));
        foreach (ref var value in inputs.AsSpan())
            value = (value - mean) / deviation;
        var times = _transformer.Times(_templates[0].Count);
        foreach (ref var time in times.AsSpan())
            time /= deviation;
        return new Mnist1dData(Settings, inputs, labels, times, mean, deviation);
    }

    /// <summary>One example of a class, before standardization, after every transformation in turn.</summary>
    /// <param name="label">the class</param>
    /// <param name="random">where to draw from; by default a new stream of the settings' seed, with which class 0 gives
    /// the first example that <see cref="Generate()"/> draws</param>
    public IReadOnlyList<Mnist1dStage> Trace(int label, NumpyRandom? random = null)
    {
        if ((uint)label >= (uint)_templates.Count)
            throw new ArgumentOutOfRangeException(nameof(label), label,
                $"Classes run from 0 to {_templates.Count - 1}.");
        var stages = new List<Mnist1dStage>();
        _transformer.Draw(
            _templates[label], random ?? new NumpyRandom(Settings.Seed), new double[Settings.FinalLength], stages);
        return stages;
    }

    static double[] Transpose(double[] rows, int width)
    {
        var columns = new double[rows.Length];
        var height = rows.Length / width;
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
                columns[column * height + row] = rows[row * width + column];
        return columns;
    }
}

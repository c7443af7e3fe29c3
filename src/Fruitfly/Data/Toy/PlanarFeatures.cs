namespace Fruitfly.Data.Toy;

/// <summary>Functions of the two coordinates that a network is given as its features, as in TensorFlow Playground
/// (Smilkov et al. 2017): <c>x1</c>, <c>x2</c>, <c>x1^2</c>, <c>x2^2</c>, <c>x1*x2</c>, <c>sin(x1)</c> and
/// <c>sin(x2)</c>, in this order.</summary>
public sealed class PlanarFeatures
{
    static readonly (string Name, Func<double, double, double> At)[] Known =
    [
        ("x1", (x, _) => x), ("x2", (_, y) => y), ("x1^2", (x, _) => x * x), ("x2^2", (_, y) => y * y),
        ("x1*x2", (x, y) => x * y), ("sin(x1)", (x, _) => Math.Sin(x)), ("sin(x2)", (_, y) => Math.Sin(y)),
    ];

    readonly Func<double, double, double>[] _functions;

    PlanarFeatures(IReadOnlyList<string> names)
    {
        Names = names;
        _functions = [.. Known.Where(known => names.Contains(known.Name)).Select(known => known.At)];
    }

    /// <summary>What there is to choose from.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(known => known.Name)];

    /// <summary>The coordinates themselves.</summary>
    public static PlanarFeatures Coordinates { get; } = new(["x1", "x2"]);

    /// <summary>Those that were chosen, in the order of <see cref="All"/>.</summary>
    public IReadOnlyList<string> Names { get; }

    public int Count => Names.Count;

    public bool AreCoordinates => Names.SequenceEqual(Coordinates.Names);

    /// <summary>Reads names with commas between them, in any order.</summary>
    /// <exception cref="ArgumentException">another name, one twice, or none</exception>
    public static PlanarFeatures Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var names = text.Split(',', StringSplitOptions.TrimEntries);
        foreach (var name in names)
            if (!All.Contains(name))
                throw new ArgumentException($"There is no feature '{name}'; there are {string.Join(", ", All)}.");
        if (names.Distinct().Count() < names.Length)
            throw new ArgumentException($"A feature is named twice in '{text}'.");
        return new PlanarFeatures([.. All.Where(names.Contains)]);
    }

    /// <summary>Of one point.</summary>
    /// <param name="features">receives <see cref="Count"/> numbers</param>
    public void At(double x1, double x2, Span<float> features)
    {
        for (var i = 0; i < _functions.Length; i++)
            features[i] = (float)_functions[i](x1, x2);
    }

    /// <summary>The same examples with these features in place of their coordinates.</summary>
    /// <param name="plane">of two features</param>
    /// <exception cref="ArgumentException">data of another number of features</exception>
    public DataSet Of(DataSet plane)
    {
        ArgumentNullException.ThrowIfNull(plane);
        if (plane.Features != 2)
            throw new ArgumentException($"'{plane.Name}' has {plane.Features} features; a plane has 2.");
        return AreCoordinates ? plane
            : new DataSet(plane.Name, Of(plane.Training), Of(plane.Validation), Of(plane.Test));
    }

    public override string ToString() => string.Join(',', Names);

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(examples))]
    Examples? Of(Examples? examples)
    {
        if (examples is null)
            return null;
        var inputs = new float[examples.Count * Count];
        for (var i = 0; i < examples.Count; i++)
            At(examples.Input(i)[0], examples.Input(i)[1], inputs.AsSpan(i * Count, Count));
        return examples.IsClassification
            ? Examples.Labelled(inputs, Count, [.. examples.Labels], examples.Classes)
            : Examples.RealValued(inputs, Count, [.. examples.Values], examples.Outputs);
    }
}

namespace Fruitfly.Data;

/// <summary>Moves and scales each feature to mean 0 and variance 1: (x − mean) / standard deviation, both of the
/// training examples, so that no other split is looked at. A feature that is constant in
/// training is only moved, to 0.</summary>
public sealed class Standardization
{
    readonly double[] _means;
    readonly double[] _deviations;

    Standardization(double[] means, double[] deviations) => (_means, _deviations) = (means, deviations);

    /// <summary><c>[features]</c></summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary><c>[features]</c>, of the population; 1 where a feature is constant.</summary>
    public ReadOnlySpan<double> StandardDeviations => _deviations;

    /// <exception cref="ArgumentException">there is no example, or an input is not a finite number</exception>
    public static Standardization Fit(Examples training)
    {
        var (count, features) = (training.Count, training.Features);
        if (count == 0)
            throw new ArgumentException("There is no training example to fit a standardization to.", nameof(training));
        var (means, deviations, constant) = (new double[features], new double[features], new bool[features]);
        Array.Fill(constant, true);
        var first = training.Input(0);
        for (var example = 0; example < count; example++)
        {
            var input = training.Input(example);
            for (var feature = 0; feature < features; feature++)
            {
                if (!float.IsFinite(input[feature]))
                    throw new ArgumentException(FormattableString.Invariant(
                        $"Feature {feature} of training example {example} is {input[feature]}; only finite numbers can be standardized."));
                means[feature] += input[feature] / (double)count;
                constant[feature] &= input[feature] == first[feature];
            }
        }
        for (var example = 0; example < count; example++)
        {
            var input = training.Input(example);
            for (var feature = 0; feature < features; feature++)
                deviations[feature] += (input[feature] - means[feature]) * (input[feature] - means[feature]) / count;
        }
        // Rounding leaves a constant feature a tiny spread, by which it must not be divided.
        for (var feature = 0; feature < features; feature++)
            (means[feature], deviations[feature]) = constant[feature]
                ? (first[feature], 1)
                : (means[feature], Math.Sqrt(deviations[feature]));
        return new Standardization(means, deviations);
    }

    /// <summary>Fits to the training examples and applies to every split.</summary>
    public static DataSet Apply(DataSet data)
    {
        var standardization = Fit(data.Training);
        return new DataSet(
            data.Name,
            standardization.Apply(data.Training),
            data.Validation is { } validation ? standardization.Apply(validation) : null,
            data.Test is { } test ? standardization.Apply(test) : null);
    }

    /// <summary>Moves and scales each real-valued target the same way, so that a squared error is a share of the
    /// variance of the training targets. Class labels stay as they are.</summary>
    /// <exception cref="ArgumentException">there is no training example, or a target is not a finite number</exception>
    public static DataSet ApplyToTargets(DataSet data)
    {
        if (data.IsClassification)
            return data;
        var standardization = Fit(TargetsOf(data.Training));
        return new DataSet(
            data.Name,
            Scaled(data.Training),
            data.Validation is { } validation ? Scaled(validation) : null,
            data.Test is { } test ? Scaled(test) : null);

        static Examples TargetsOf(Examples examples) =>
            Examples.Own([.. examples.Values], examples.Outputs, [.. examples.Values], examples.Outputs);

        Examples Scaled(Examples examples) => Examples.Own(
            [.. examples.Inputs], examples.Features, [.. standardization.Apply(TargetsOf(examples)).Inputs],
            examples.Outputs);
    }

    public Examples Apply(Examples examples)
    {
        if (examples.Features != _means.Length)
            throw new ArgumentException(
                $"The standardization was fitted to {_means.Length} features; these examples have {examples.Features}.",
                nameof(examples));
        var inputs = examples.Inputs.ToArray();
        for (var i = 0; i < inputs.Length; i++)
        {
            var feature = i % _means.Length;
            inputs[i] = (float)((inputs[i] - _means[feature]) / _deviations[feature]);
        }
        return examples.OwnInputs(inputs);
    }
}

using Fruitfly.Data.Toy;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Training.LeastSquares;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>The three ways in which the lecture says noise comes about, each made on purpose: the target is measured
/// with an error, depends on a variable that no one observed, or is a class that was noted down wrongly.</summary>
/// <remarks>A network of many hidden units on many examples makes hardly any error of its own, so that what it gets
/// wrong on new targets is noise.</remarks>
static class NoiseKind
{
    const int Examples = 4000, HiddenUnits = 20;

    /// <summary>The function is above it on one half of [0, 1]: the two classes.</summary>
    const double Boundary = 1;

    /// <summary>What is wrong of the labels in the lecture's "15 % label noise".</summary>
    public const double WrongShare = 0.15;

    /// <summary>Squared error on new targets that are the function + noise · N(0, 1).</summary>
    public static double OfMeasurement(double noise, ulong seed)
    {
        var stream = RandomStream.For(seed, StreamPurpose.Inputs);
        var (training, test) = (Draw(), Draw());
        return SquaredError(Fit(training.Inputs, training.Targets), test.Inputs, test.Targets);

        (double[][] Inputs, double[] Targets) Draw()
        {
            var places = Places(stream);
            return ([places], [.. ToyFunction.At(places).Select(value => value + noise * stream.NextGaussian())]);
        }
    }

    /// <summary>Squared error on new targets that are the function ± noise, by a second variable of either sign: where
    /// no one observes that variable, and where it is one more input.</summary>
    public static (double Unobserved, double Observed) OfVariable(double noise, ulong seed)
    {
        var stream = RandomStream.For(seed, StreamPurpose.Inputs);
        var (training, test) = (Draw(), Draw());
        return (Error(training.Inputs[..1], test.Inputs[..1]), Error(training.Inputs, test.Inputs));

        double Error(double[][] seen, double[][] ofTest) =>
            SquaredError(Fit(seen, training.Targets), ofTest, test.Targets);

        (double[][] Inputs, double[] Targets) Draw()
        {
            var places = Places(stream);
            double[] signs = [.. places.Select(_ => stream.NextInt(2) == 0 ? -1.0 : 1.0)];
            return ([places, signs], [.. ToyFunction.At(places).Zip(signs, (value, sign) => value + noise * sign)]);
        }
    }

    /// <summary>Of new examples of two classes, the percentage that a network gets wrong that was trained on labels of
    /// which <see cref="WrongShare"/> are wrong: by labels that are as often wrong, and by the right ones.</summary>
    public static (double ByLabels, double ByClasses) OfLabels(ulong seed)
    {
        var stream = RandomStream.For(seed, StreamPurpose.Inputs);
        var (training, test) = (Draw(), Draw());
        var predicted = At(Fit([training.Places], training.Labels), [test.Places]);
        return (Wrong(test.Labels), Wrong(test.Classes));

        double Wrong(double[] truth) =>
            100.0 * predicted.Zip(truth).Count(pair => pair.First > 0.5 != pair.Second > 0.5) / truth.Length;

        (double[] Places, double[] Classes, double[] Labels) Draw()
        {
            var places = Places(stream);
            double[] classes = [.. ToyFunction.At(places).Select(value => value > Boundary ? 1.0 : 0)];
            return (places, classes,
                [.. classes.Select(one => stream.NextDouble() < WrongShare ? 1 - one : one)]);
        }
    }

    static double[] Places(RandomStream stream) =>
        [.. Enumerable.Range(0, Examples).Select(_ => stream.NextDouble())];

    /// <param name="inputs">the place in [0, 1], through hinges; another variable as it is</param>
    static double[] Fit(double[][] inputs, double[] targets)
    {
        var columns = 1 + HiddenUnits + inputs.Length - 1;
        var design = new double[targets.Length * columns];
        for (var row = 0; row < targets.Length; row++)
            Row(inputs, row).CopyTo(design, row * columns);
        return MinimumNorm.Solve(design, columns, targets).Coefficients.ToArray();
    }

    static double[] At(double[] coefficients, double[][] inputs) =>
    [
        .. Enumerable.Range(0, inputs[0].Length).Select(row =>
            Row(inputs, row).Zip(coefficients, (value, coefficient) => value * coefficient).Sum()),
    ];

    static double[] Row(double[][] inputs, int row) =>
    [
        1, .. Enumerable.Range(0, HiddenUnits).Select(unit => Math.Max(0, inputs[0][row] - unit / (double)HiddenUnits)),
        .. inputs.Skip(1).Select(values => values[row]),
    ];

    static double SquaredError(double[] coefficients, double[][] inputs, double[] targets) =>
        At(coefficients, inputs).Zip(targets, (value, target) => (value - target) * (value - target)).Average();
}

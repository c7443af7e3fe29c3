using Fruitfly.Lab.Experiments.ToyBiasVariance;
using Fruitfly.Measurement;
using Fruitfly.Networks.Hinges;

namespace Fruitfly.Lab.Experiments.ToyDoubleDescent;

/// <summary>Networks of one size, one for each data set. Only medians and quantiles mean something: near the interpolation
/// threshold nothing here has a mean.</summary>
/// <param name="Errors">mean squared distance from the true function</param>
/// <param name="TrainingErrors">mean squared error on the examples</param>
/// <param name="Norms">of the parameters, the bias included</param>
/// <param name="Conditions">of the least-squares problem, for the first of the data sets only</param>
sealed record WidthOutcome(
    int HiddenUnits, IReadOnlyList<double> Errors, IReadOnlyList<double> TrainingErrors, IReadOnlyList<double> Norms, IReadOnlyList<double> Conditions)
{
    /// <summary>Singular values take longer than all the rest, and few of them show what they show.</summary>
    const int MostConditions = 200;

    public double MedianError { get; } = Median.Of(Errors);

    public double MedianNorm { get; } = Median.Of(Norms);

    public double MedianCondition { get; } = Median.Of(Conditions);

    public static WidthOutcome Of(ToySetting setting, int hiddenUnits)
    {
        var fits = setting.ForEach(data =>
        {
            var fit = HingeFit.Of(data, hiddenUnits);
            return (
                Error: MeanSquare(fit.Network.At(ToySetting.Points), ToySetting.Truth),
                Training: MeanSquare(fit.Network.At(data.Inputs), data.Targets),
                fit.Solution.Norm);
        });
        var conditions = (setting with { DataSets = Math.Min(MostConditions, setting.DataSets) })
            .ForEach(data => HingeFit.Of(data, hiddenUnits).Solution.Condition);
        return new(
            hiddenUnits, [.. fits.Select(fit => fit.Error)], [.. fits.Select(fit => fit.Training)], [.. fits.Select(fit => fit.Norm)], conditions);
    }

    static double MeanSquare(double[] values, IReadOnlyList<double> targets)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
            sum += (values[i] - targets[i]) * (values[i] - targets[i]);
        return sum / values.Length;
    }
}

using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Measurement;
using Fruitfly.Networks.Hinges;

namespace Fruitfly.Lab.Experiments.DoubleDescentToy;

/// <summary>Networks of one size, one for each data set. Only medians and quantiles mean something: near the
/// interpolation threshold nothing here has a mean.</summary>
/// <param name="Errors">mean squared distance from the true function</param>
/// <param name="TrainingErrors">mean squared error on the examples</param>
/// <param name="Norms">of the parameters, the bias included</param>
/// <param name="Conditions">of the least-squares problem, for the first of the data sets only</param>
sealed record WidthOutcome(
    int HiddenUnits, IReadOnlyList<double> Errors, IReadOnlyList<double> TrainingErrors, IReadOnlyList<double> Norms,
    IReadOnlyList<double> Conditions)
{
    /// <summary>Singular values take longer than all the rest, and few of them show what they show.</summary>
    const int MostConditions = 200;

    public double MedianError { get; } = Median.Of(Errors);

    public double MedianNorm { get; } = Median.Of(Norms);

    public double MedianCondition { get; } = Median.Of(Conditions);

    /// <summary>About how long <see cref="Of"/> takes.</summary>
    public static double WorkOf(ToySetting setting, int hiddenUnits) =>
        setting.WorkOf(hiddenUnits) + Few(setting).DataSets * ConditionWork(setting, hiddenUnits);

    /// <param name="work">has <see cref="WorkOf"/> left for it. Default: it goes to its end.</param>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public static WidthOutcome Of(ToySetting setting, int hiddenUnits, WorkInParts? work = null)
    {
        var fits = setting.ForEach(data =>
        {
            var fit = HingeFit.Of(data, hiddenUnits);
            return (
                Error: MeanSquare(fit.Network.At(ToySetting.Points), ToySetting.Truth),
                Training: MeanSquare(fit.Network.At(data.Inputs), data.Targets),
                fit.Solution.Norm);
        }, work, setting.FitWork(hiddenUnits));
        var conditions = Few(setting).ForEach(
            data => HingeFit.Of(data, hiddenUnits).Solution.Condition, work, ConditionWork(setting, hiddenUnits));
        return new(
            hiddenUnits, [.. fits.Select(fit => fit.Error)], [.. fits.Select(fit => fit.Training)],
            [.. fits.Select(fit => fit.Norm)], conditions);
    }

    static ToySetting Few(ToySetting setting) => setting with { DataSets = Math.Min(MostConditions, setting.DataSets) };

    // Singular values of a matrix of examples by units are found in several passes over it.
    static double ConditionWork(ToySetting setting, int hiddenUnits) =>
        10.0 * setting.Examples * setting.Examples * hiddenUnits;

    static double MeanSquare(double[] values, IReadOnlyList<double> targets)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
            sum += (values[i] - targets[i]) * (values[i] - targets[i]);
        return sum / values.Length;
    }
}

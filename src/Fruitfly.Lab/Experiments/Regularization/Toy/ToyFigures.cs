using Fruitfly.Measurement;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>The figures of UDL 9 on the toy function: first the errors over many data sets.</summary>
static class ToyFigures
{
    public const string Penalty = "toy-l2", Stopping = "toy-stopping", Bagging = "toy-bagging",
        InputNoise = "toy-input-noise", Kink = "toy-kink", Posterior = "toy-posterior", Implicit = "implicit";

    public static IEnumerable<Figure> Of(ToyRegularization toy, StepSizeBias bias)
    {
        var penalty = toy.Chosen(one => one.Penalized);
        var plain = Median.Of(toy.Measuring.Select(one => one.Plain.TestError));
        yield return CurveFigures.Penalty(toy);
        yield return Against(
            toy, Penalty, "λ of the penalty", ToyRegularization.Penalties, one => one.Penalized,
            FormattableString.Invariant(
                $"A penalty of {ToyRegularization.Penalties[penalty]:0.#####} lowers the median test error from {NumberText.Of(plain)} to {NumberText.Of(MedianAt(toy, one => one.Penalized, penalty))}"),
            new ReferenceLine(plain, "no penalty"));
        var steps = toy.Chosen(one => one.Descended);
        yield return CurveFigures.Stopping(toy);
        yield return Against(
            toy, Stopping, "steps of stochastic gradient descent",
            [.. ToyRegularization.Steps.Select(step => (double)step)], one => one.Descended,
            FormattableString.Invariant(
                $"The test error is lowest after {ToyRegularization.Steps[steps]:N0} of {ToyRegularization.Steps[^1]:N0} steps: {NumberText.Of(MedianAt(toy, one => one.Descended, steps))}, in the end {NumberText.Of(MedianAt(toy, one => one.Descended, ToyRegularization.Steps.Count - 1))}"));
        yield return CurveFigures.Bagging(toy);
        yield return CurveFigures.InputNoise(toy);
        yield return CurveFigures.Kink();
        yield return CurveFigures.Posterior(toy);
        yield return ImplicitFigure.Of(bias);
    }

    static Figure Against(
        ToyRegularization toy, string id, string horizontal, IReadOnlyList<double> places,
        Func<RegularizedToy, IReadOnlyList<ToyFit>> fits, string title, ReferenceLine? reference = null)
    {
        return Lines.Draw(new LinesData
        {
            Horizontal = horizontal, IsHorizontalLogarithmic = true, Quantity = "squared error", IsLogarithmic = true,
            Repeated = "data sets", Reference = reference,
            Series = [Series(Meaning.Training, fit => fit.TrainingError), Series(Meaning.Test, fit => fit.TestError)],
        }).ToFigure(
            id, title, Setting,
            $"Median training and test error against the {horizontal}, both axes logarithmic. {title}.",
            "Test error: squared distance from the true function.");

        LineSeries Series(Meaning meaning, Func<ToyFit, double> value) => new(meaning)
        {
            Statistic = LineStatistic.Median,
            Seeds = LineSeries.Repetitions(places.Select((place, index) =>
                (place, toy.All(one => value(fits(one)[index]))))),
        };
    }

    static double MedianAt(ToyRegularization toy, Func<RegularizedToy, IReadOnlyList<ToyFit>> fits, int place) =>
        Median.Of(toy.Measuring.Select(one => fits(one)[place].TestError));

    public static string Setting { get; } = FormattableString.Invariant(
        $"{ToyRegularization.HiddenUnits} hidden units, {ToyRegularization.Examples} examples of exp(sin 2πx) with noise {ToyRegularization.Noise}");
}

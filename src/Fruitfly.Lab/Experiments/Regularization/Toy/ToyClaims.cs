using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Regularization.Toy;

/// <summary>What UDL 9 says of the toy function. Errors have no mean where there are as many parameters as examples, so
/// networks on one data set are compared by ratios, and their medians are tested.</summary>
static class ToyClaims
{
    const string Penalty = "UDL 9.1, figure 9.2", Stopping = "UDL 9.3.1, figure 9.6",
        Bagging = "UDL 9.3.2, figure 9.7; notebook 9.3", Kinks = "UDL 9.3.3, figure 9.9",
        Noise = "UDL 9.3.4, figure 9.10", Bayes = "UDL 9.3.5, figure 9.11; notebook 9.4",
        Implicit = "UDL 9.2.1, figure 9.3; notebook 9.2";

    public static IReadOnlyList<Claim> Of(string experiment, ToyRegularization toy, StepSizeBias bias)
    {
        return
        [
            Text("toy-l2-smoother", "The larger λ of an L2 penalty, the smoother the function.", Penalty,
                "smoother", ToyFigures.Penalty).MedianIsBelow(1, toy.All(one => Roughest(one.Penalized))),
            Text("toy-l2-lower", "An L2 penalty brings the function nearer to the truth.", Penalty, "lower test error",
                ToyFigures.Penalty).MedianIsBelow(1, Chosen(toy, one => one.Penalized, (chosen, one) =>
                    chosen.TestError / one.Plain.TestError)),
            Text("toy-stopping-fits", "The training error falls on after the best moment to stop.", Stopping, "falls",
                ToyFigures.Stopping).MedianIsBelow(1, Chosen(toy, one => one.Descended, (chosen, one) =>
                    one.Descended[^1].TrainingError / chosen.TrainingError)),
            Text("toy-stopping-lower", "The test error is higher at the end than at the best moment to stop.", Stopping,
                "overfits", ToyFigures.Stopping).MedianIsAbove(1, Chosen(toy, one => one.Descended, (chosen, one) =>
                    one.Descended[^1].TestError / chosen.TestError)),
            Text("toy-mean-model", "The mean of four resampled networks is better than the best of them.", Bagging,
                "better than any", ToyFigures.Bagging).MedianIsBelow(1, toy.All(one => one.Mean.TestError / Best(one))),
            Text("toy-median-model", "The median of four resampled networks is better than the best of them.", Bagging,
                "better than any", ToyFigures.Bagging).MedianIsBelow(1, toy.All(one => one.MedianError / Best(one))),
            Text("toy-bagging-smoother", "The mean of resampled networks is smoother than the network of all examples.",
                Bagging, "smoother", ToyFigures.Bagging)
                .MedianIsBelow(1, toy.All(one => one.Mean.SlopeVariation / one.Penalized[0].SlopeVariation)),
            Text("toy-bagging-lower", "The mean of resampled networks is nearer to the truth than the network of all " +
                "examples.", Bagging, "will probably generalize better", ToyFigures.Bagging)
                .MedianIsBelow(1, toy.All(one => one.Mean.TestError / one.Penalized[0].TestError)),
            Text("toy-noise-smoother", "Much noise on the inputs makes a smoother function than little.", Noise, "smoother",
                ToyFigures.InputNoise).MedianIsBelow(1, toy.All(one =>
                    one.Noisy[^1].SlopeVariation / one.Noisy[0].SlopeVariation)),
            .. KinkClaims(experiment),
            Text("toy-prior-smoother", "The smaller the variance of the prior, the smoother the function.", Bayes,
                "smoother", ToyFigures.Posterior).MedianIsBelow(1, PriorRatios(toy.Setting)),
            Text("implicit-differs", "Steps of gradient descent do not end where the continuous descent does.", Implicit,
                "another end", ToyFigures.Implicit, "apart").IsExactlyAbove(0.01, bias.Distance),
            Text("implicit-aligned", "Continuous descent on the loss and α/4 of the squared gradient ends nearer to the " +
                "steps.", Implicit, "the two trajectories align", ToyFigures.Implicit, "of the distance")
                .IsExactlyBelow(1, bias.PenalizedDistance / bias.Distance),
        ];

        ClaimText Text(
            string id, string statement, string source, string published, string figure, string unit = "times") =>
            new(experiment, id, statement, source, published, figure, unit) { Repetitions = "data sets" };
    }

    static IEnumerable<Claim> KinkClaims(string experiment)
    {
        var before = DroppedKink.Height(DroppedKink.Before);
        yield return new ClaimText(experiment, "toy-kink-stays",
            "A kink between two examples stays under gradient descent.", Kinks, "does not affect the loss",
            ToyFigures.Kink, "of its height")
            .IsNear(1, DroppedKink.Height(DroppedKink.Descend(null)) / before, 1e-6);
        yield return new ClaimText(experiment, "toy-kink-dropped",
            "Leaving one of its units out of each step removes nine tenths of it.", Kinks, "removed",
            ToyFigures.Kink, "of its height")
        { Repetitions = "draws" }.IsBelow(0.1,
            [.. DroppedNetworks().Select(network => Math.Abs(DroppedKink.Height(network) / before))]);
    }

    /// <summary>With other draws of the unit that is left out.</summary>
    public static IEnumerable<Networks.Hinges.HingeNetwork> DroppedNetworks() => Enumerable.Range(0, 20)
        .Select(seed => DroppedKink.Descend(RandomStream.For((ulong)seed, StreamPurpose.Dropout)));

    static double[] Chosen(
        ToyRegularization toy, Func<RegularizedToy, IReadOnlyList<ToyFit>> fits,
        Func<ToyFit, RegularizedToy, double> ratio)
    {
        var place = toy.Chosen(fits);
        return [.. toy.Measuring.Select(one => ratio(fits(one)[place], one))];
    }

    /// <summary>The largest ratio of the change of slope from one strength to the next: below 1 where it falls at each
    /// of them.</summary>
    static double Roughest(IReadOnlyList<ToyFit> fits) =>
        fits.Zip(fits.Skip(1), (weaker, stronger) => stronger.SlopeVariation / weaker.SlopeVariation).Max();

    static double Best(RegularizedToy one) => one.Members.Min(member => member.TestError);

    static IReadOnlyList<double> PriorRatios(ToySetting setting) => setting.ForEach(data =>
    {
        var means = Posterior.PriorVariances
            .Select(variance => new Posterior(data, setting.Noise, variance).Mean.SlopeVariation).ToList();
        return means.Zip(means.Skip(1), (wider, narrower) => narrower / wider).Max();
    });
}

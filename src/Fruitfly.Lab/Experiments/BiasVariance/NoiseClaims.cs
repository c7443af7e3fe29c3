using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>What the lecture says of where noise comes from.</summary>
static class NoiseClaims
{
    const string Source = "Slides \"Measuring performance\", sources of error: noise; UDL 8.2.1";

    const int Repetitions = 20;

    /// <summary>Share of the noise. Fitting 21 parameters to 4,000 examples adds half a percent of it.</summary>
    const double Margin = 0.05;

    /// <summary>In points of the share of wrong labels.</summary>
    const double PointsMargin = 1;

    public static IEnumerable<Claim> Of(string experiment, ToySetting setting)
    {
        var variance = setting.Noise * setting.Noise;
        List<ulong> seeds = [.. SeedRange.From((int)setting.FirstSeed, Repetitions)];
        ClaimText Text(string id, string statement, string published, string unit) =>
            new(experiment, id, statement, Source, published, SourcesFigure.Id, unit) { Repetitions = "repetitions" };

        var measurement = Text("noise-measurement",
            "Targets measured with an error: what a good network gets wrong on new ones is the error's variance.",
            "σ²", "squared error");
        var unobserved = Text("noise-unobserved",
            "Targets that depend on a variable no one observed: a good network's error is what that variable moves them " +
            "by.",
            "σ²", "squared error");
        var observed = Text("noise-observed",
            "It is noise only until the variable is observed: then less than a hundredth of the error is left.",
            "unobserved variables", "% of the error");
        if (variance == 0)
        {
            foreach (var text in (ClaimText[])[measurement, unobserved, observed])
                yield return text.NotTested("There is no noise.");
        }
        else
        {
            var variables = seeds.Select(seed => NoiseKind.OfVariable(setting.Noise, seed)).ToList();
            yield return measurement.AgreesWithTheory(variance, Margin * variance,
                [.. seeds.Select(seed => NoiseKind.OfMeasurement(setting.Noise, seed))]);
            yield return unobserved.AgreesWithTheory(variance, Margin * variance,
                [.. variables.Select(error => error.Unobserved)]);
            yield return observed.IsBelow(1, [.. variables.Select(error => 100 * error.Observed / error.Unobserved)]);
        }
        var labels = seeds.Select(NoiseKind.OfLabels).ToList();
        yield return Text("noise-labels",
            "Classes noted down wrongly: a good network gets as many new labels wrong as are wrong.",
            FormattableString.Invariant($"{100 * NoiseKind.WrongShare} % wrong labels"), "%")
            .AgreesWithTheory(100 * NoiseKind.WrongShare, PointsMargin, [.. labels.Select(error => error.ByLabels)]);
        yield return Text("noise-labels-right",
            "That error is not the network's: of the right classes it gets less than 1 % wrong.",
            "noise, not bias or variance", "%").IsBelow(1, [.. labels.Select(error => error.ByClasses)]);
    }
}

using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Diagnoses.Measures;

/// <summary>What is known of the noise, as a table.</summary>
static class NoiseTable
{
    public static Table Of(DiagnosisOutcome outcome) => new("noise", "How much can be noise",
        $"In the units of the {DiagnosisFigures.Loss(outcome)}, where nothing else is said. No table with distinct " +
        "inputs has a noise that is known from both sides without an assumption, which stands beside it.",
        ["what", "value", "holds"], [.. Rows(outcome)]);

    static IEnumerable<string[]> Rows(DiagnosisOutcome outcome)
    {
        var noise = outcome.Noise;
        yield return ["noise at most", NumberText.Of(noise.Most), "95 %, by " + noise.Source switch
        {
            NoiseSource.Neighbours => "rows with similar inputs, whatever the number of columns",
            NoiseSource.HiddenNeighbours =>
                "rows that the last hidden layer of a network, trained on others, takes for alike",
            NoiseSource.Replicates => "rows with equal inputs",
            _ => "the error: no network errs less than the noise",
        }];
        if (noise.MostByInputs is { } byInputs)
            yield return ["the same by rows with similar inputs", NumberText.Of(byInputs), "95 %"];
        if (noise.MostByInputs is not null)
            yield return ["the same by the last hidden layer",
                noise.MostByHidden is { } byHidden ? NumberText.Of(byHidden) : "–",
                noise.MostByHidden is null ? "not looked at: too many units and rows"
                    : "95 %: rows that a network trained on others takes for alike"];
        if (noise.LeastReducible > 0)
            yield return ["structure that the network misses, at least", NumberText.Of(noise.LeastReducible),
                "95 %: errors of similar rows agree, and noise does not"];
        if (noise.TwoSided is { } both)
            yield return ["noise", NumberText.Interval(both.Low, both.High),
                "90 %, if the target is smooth at the scale of neighbours"];
        if (noise.Replicates is { } equal)
            yield return ["noise", NumberText.Interval(equal.Low, equal.High),
                $"90 %, {equal.Freedom} rows repeat the inputs of others; " + (noise.Classes is null
                    ? "those that are equal in the target too count as copies"
                    : "if they are measurements of their own, and not copies")];
        if (noise.Differences is { } differences)
            yield return ["noise", $"{NumberText.Of(differences.Rice)}, {NumberText.Of(differences.GasserSrokaJennen)}",
                "differences of rows in the order of the one column, by Rice and by Gasser, Sroka and Jennen; no " +
                    "interval"];
        if (noise.Classes is { } most)
            yield return ["smallest possible share of wrong classes, at most", Percent(most.MostError),
                $"95 %, follows from the noise; the entropy is at most {NumberText.Of(most.MostEntropy)} nats"];
        if (noise.Nearest is { } nearest)
            yield return ["smallest possible share of wrong classes",
                $"{Percent(nearest.LeastError)} to {Percent(nearest.MostError)}",
                "as single nearest neighbours see it (Cover and Hart 1967), too large where neighbours are far; no " +
                    "interval"];
        if (outcome.Full is { LeastSquaredBias: > 0 } full)
            yield return ["squared bias, at least", NumberText.Of(full.LeastSquaredBias),
                "the low end of bias and noise, minus the most noise"];
    }

    static string Percent(double share) => NumberText.WithUnit(100 * share, "%");
}

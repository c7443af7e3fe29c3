using Fruitfly.Studies.Evidence;
using Fruitfly.Studies.Selection;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>What choosing the training algorithm by validation brings.</summary>
static class AlgorithmFindings
{
    public static Claim Claim(
        string experiment, IReadOnlyList<AlgorithmSearch> searches, Results<GapTraining> results) => new ClaimText(
            experiment, "algorithm-choice-helps",
            "The training algorithm is a hyperparameter too: choosing it and its rate by validation finds networks " +
            "that do better on the test set than one taken as it comes.",
            "Slides \"Measuring performance\", choosing hyperparameters; UDL 8.5", "a lower test error", null, "points")
        { Repetitions = "repetitions" }
            .IsAbove(0, [.. searches.Select(search => search.Test(results, false) - search.Test(results, true))
                .OfType<double>()]);

    public static Table Table(IReadOnlyList<AlgorithmSearch> searches, Results<GapTraining> results)
    {
        var curves = searches.Select(search => search.Curves(results)).ToList();
        var chosen = searches.Select(search => search.Choose(results, isChosen: true)?.Candidate).ToList();
        return new("algorithms", "Training algorithms",
            "Validation error at the best step, mean ± standard deviation over the repetitions; how often each was " +
            "the best of all. 40-32-32-10 on the data of the searches.",
            ["algorithm", "learning rate", "validation error (%)", "chosen"],
            [
                .. AlgorithmCandidate.All.Select((candidate, place) => (IReadOnlyList<string>)
                [
                    candidate.Name, FormattableString.Invariant($"{candidate.Rate}"),
                    NumberText.MeanAndDeviation(
                        [.. curves.Select(all => all[place].Best()).OfType<ValidationPoint>()
                            .Select(best => 100 * best.Score.Error)], 1),
                    FormattableString.Invariant($"{chosen.Count(one => one == place)} of {searches.Count}"),
                ]),
            ]);
    }
}

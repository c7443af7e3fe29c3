using Fruitfly.Studies.Evidence;


namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>What is said of choosing by validation and of looking at the test set, put to the test.</summary>
static class SearchClaims
{
    const string Book = "Slides \"Measuring performance\"; UDL 8.5", Selection = "Cawley and Talbot 2010, On over-fitting in model selection";

    const string Repeated = "repetitions";

    public static IReadOnlyList<Claim> Of(string experiment, SearchOutcome search, PeekingOutcome peeking)
    {
        var hasFigures = search.Test(SearchMethod.Random).Length > 0;
        ClaimText Text(string id, string statement, string published, string figure, string source = Book) =>
            new(experiment, id, statement, source, published, hasFigures ? figure : null, "points")
            {
                Repetitions = Repeated,
            };

        var (grid, random, halving) = (search.Test(SearchMethod.Grid), search.Test(SearchMethod.Random),
            search.Test(SearchMethod.Halving));
        return
        [
            Text("no-choice-unbiased",
                "Where nothing was chosen by it, the validation error agrees with the test error.", "no difference",
                SearchFigures.Methods)
                .AgreesWithTheory(0, margin: 1, search.Curse(SearchMethod.None)),
            Text("winners-curse",
                "The validation error of what was chosen by it is too low: only a test set that was not looked at " +
                "says what it is worth.",
                "test error above validation error", SearchFigures.Methods, Selection)
                    .IsAbove(0, search.Curse(SearchMethod.Random)),
            Text("curse-grows",
                "The more settings to choose among, the more the validation error flatters: more " +
                $"with {Candidate.Count} than with 1.",
                "a growing difference", SearchFigures.Curse, Selection)
                .IsAbove(0, SearchOutcome.Differences(
                    search.Curse(SearchMethod.Random), search.Curse(SearchMethod.Random, 1))),
            Text("choosing-helps",
                "Choosing by validation finds networks that do better on the test set than a setting taken at random.",
                "a lower test error", SearchFigures.Methods)
                .IsAbove(0, SearchOutcome.Differences(search.Test(SearchMethod.None), random)),
            Text("random-as-good-as-grid",
                "Random search finds networks as good as grid search's, to within a point, or better, with as many " +
                "trials.",
                "a test error as low or lower", SearchFigures.Methods,
                "Bergstra and Bengio 2012, Random search for hyper-parameter optimization")
                .IsAtMost(1, SearchOutcome.Differences(random, grid)),
            Text("halving-as-good",
                "Successive halving finds a network as good, to within a point, with less than a third of the " +
                "training steps.",
                "the same error with a fraction of the budget", SearchFigures.Methods,
                "Jamieson and Talwalkar 2016, Non-stochastic best arm identification")
                .IsAtMost(1, SearchOutcome.Differences(halving, random)),
            new ClaimText(experiment, "peeking",
                $"A test set looked at every {PeekingOutcome.Every} steps flatters the step that is kept.",
                Book + "; Dwork et al. 2015, The reusable holdout", "better on the test set than on fresh examples",
                peeking.Finished.Count > 0 ? PeekingFigure.Id : null, "points") { Repetitions = Repeated }
                .IsAbove(0, peeking.Damage()),
        ];
    }
}

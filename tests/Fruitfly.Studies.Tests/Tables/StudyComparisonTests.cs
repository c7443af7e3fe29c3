using Fruitfly.Measurement;
using Fruitfly.Studies.Tables;

namespace Fruitfly.Studies.Tests.Tables;

public sealed class StudyComparisonTests
{
    [Fact]
    public void Rows_are_matched_by_what_varies_within_studies_and_compare_what_differs_between_them()
    {
        var comparison = StudyComparison.Of(
        [
            Study("sgd", ("""{"o":"sgd","w":10}""", [1, 2, 3]), ("""{"o":"sgd","w":20}""", [4, 5])),
            Study("adam", ("""{"o":"adam","w":20}""", [1, 2]), ("""{"o":"adam","w":30}""", [7])),
        ]);

        comparison.Differences["o"].ShouldBe(["sgd", "adam"]);
        comparison.Paths.ShouldBe(["w"]);
        var row = comparison.Rows.ShouldHaveSingleItem();
        row.Values.ShouldBe(["20"]);
        row.Groups.Select(group => group!.Estimate!.Mean).ShouldBe([4.5, 1.5]);
        comparison.Alone.ShouldBe([1, 1]);
    }

    [Fact]
    public void Studies_of_other_factors_are_matched_by_one_that_both_vary_over_all_others()
    {
        ComparedStudy[] studies =
        [
            Study("rates", ("""{"n":0,"r":1,"w":10}""", [1, 2]), ("""{"n":0,"r":2,"w":10}""", [3]),
                ("""{"n":0,"r":1,"w":20}""", [4])),
            Study("noises", ("""{"n":1,"r":3,"w":10}""", [5]), ("""{"n":2,"r":3,"w":10}""", [6]),
                ("""{"n":2,"r":3,"w":30}""", [7])),
        ];
        StudyComparison.Of(studies).Rows.ShouldBeEmpty();
        StudyComparison.Of(studies).Common.ShouldBe(["w"]);

        var comparison = StudyComparison.Of(studies, ["w"]);

        comparison.Paths.ShouldBe(["w"]);
        var row = comparison.Rows.ShouldHaveSingleItem();
        row.Groups.Select(group => (group!.Estimate!.Mean, group.Estimate.Count, group.Trials.Done))
            .ShouldBe([(2, 3, 3), (5.5, 2, 2)]);
        comparison.Differences["n"].ShouldBe(["0", "1, 2"]);
        comparison.Differences["r"].ShouldBe(["1, 2", "3"]);
        comparison.Alone.ShouldBe([1, 1]);
        Should.Throw<ArgumentException>(() => StudyComparison.Of(studies, ["r"]));
    }

    [Fact]
    public void The_difference_to_the_first_has_Welch_s_interval()
    {
        double[] first = [4, 5, 6.5], other = [1, 2];
        var row = StudyComparison.Of([Study("a", ("""{"o":1}""", first)),
            Study("b", ("""{"o":2}""", other))]).Rows.ShouldHaveSingleItem();

        var (mine, its) = (Estimate.OfMean(other), Estimate.OfMean(first));
        var (low, high) = mine.DifferenceInterval(its.Mean, its.StandardDeviation, its.Count);
        row.Differences.ShouldBe([null, new MeanDifference(mine.Mean - its.Mean, low, high)]);
        row.Differences[1]!.IsClear.ShouldBe(high < 0);
    }

    [Fact]
    public void One_trial_has_no_interval_and_its_difference_none_either()
    {
        var row = StudyComparison.Of([Study("a", ("""{"o":1}""", [4, 5])),
            Study("b", ("""{"o":2}""", [1]))]).Rows.Single();
        row.Differences[1].ShouldBe(new MeanDifference(-3.5, double.NegativeInfinity, double.PositiveInfinity));
        row.Differences[1]!.IsClear.ShouldBeFalse();
    }

    [Fact]
    public void Groups_without_a_mean_are_shown_and_have_no_difference()
    {
        var row = StudyComparison.Of([Study("a", ("""{"o":1}""", [])),
            Study("b", ("""{"o":2}""", [1, 2]))]).Rows.Single();
        row.Groups[0].ShouldNotBeNull().Trials.Diverged.ShouldBe(1);
        row.Differences.ShouldBe([null, null]);
    }

    [Fact]
    public void One_study_is_not_compared()
    {
        Should.Throw<ArgumentException>(() => StudyComparison.Of([Study("a")]));
        Should.Throw<ArgumentException>(() => StudyComparison.Of([Study("a"), Study("a")]));
    }

    // A group without values is of one diverged trial.
    static ComparedStudy Study(string name, params (string Settings, double[] Values)[] groups) => new(
        name, groups.Index().ToDictionary(group => (long)group.Index, group => group.Item.Settings),
        [.. groups.Select((
            group, i) =>
                new TrialGroup(i, i, new TrialCounts(0, 0, group.Values.Length, group.Values.Length == 0 ? 1 : 0, 0),
            group.Values.Length == 0 ? null : Estimate.OfMean(group.Values)))]);
}

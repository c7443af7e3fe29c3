using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Tables;

public class RowPlacesTests
{
    static TableRows Rows(int count, int perGroup = 4) => TableRows.Labelled(
        NumericArray.Of<double>(new double[count], count, 1), 1, [.. Enumerable.Range(0, count).Select(i => i % 2)],
        2) with
    {
        Groups = [.. Enumerable.Range(0, count).Select(i => i / perGroup)],
        Times = [.. Enumerable.Range(0, count).Select(i => (double)(i * 37 % count / 2))],
    };

    [Fact]
    public void No_group_is_torn_apart_and_the_share_is_met_to_within_a_group()
    {
        var rows = Rows(100);
        var (rest, taken) = RowPlaces.Share(rows, Split.Test, SplitUnit.Groups, 0.2, seed: 1);
        taken.Length.ShouldBeInRange(16, 24);
        rest.Select(row => row / 4).Intersect(taken.Select(row => row / 4)).ShouldBeEmpty();
        rest.Concat(taken).Order().ShouldBe(Enumerable.Range(0, 100));
        RowPlaces.Share(rows, Split.Test, SplitUnit.Groups, 0.2, seed: 2).Taken.ShouldNotBe(taken);
    }

    [Fact]
    public void What_is_taken_by_time_comes_last_and_one_moment_stays_in_one_part()
    {
        var rows = Rows(100);
        var (rest, taken) = RowPlaces.Share(rows, Split.Test, SplitUnit.Time, 0.25, seed: 1);
        taken.Length.ShouldBe(24, "the 25th has the time of one that is left");
        rest.Max(row => rows.Times![row]).ShouldBeLessThan(taken.Min(row => rows.Times![row]));
    }

    [Fact]
    public void Rows_within_the_gap_before_the_later_part_are_in_neither()
    {
        var rows = Rows(100);
        var (_, taken) = RowPlaces.Share(rows, Split.Test, SplitUnit.Time, 0.25, seed: 1);
        var (kept, same) = RowPlaces.Share(rows, Split.Test, SplitUnit.Time, 0.25, seed: 1, gap: 5);
        same.ShouldBe(taken);
        var first = taken.Min(row => rows.Times![row]);
        kept.Order().ShouldBe(Enumerable.Range(0, 100).Where(row => rows.Times![row] <= first - 5));
        Should.Throw<ArgumentException>(() => RowPlaces.Share(rows, Split.Test, SplitUnit.Time, 0.25, 1, gap: 100))
            .Message.ShouldContain("Nothing is earlier than the gap of 100");
    }

    [Fact]
    public void Windows_in_time_reach_back_from_the_latest_row_and_share_none()
    {
        var rows = Rows(100);
        double[] Window(int count, int part) => [.. RowPlaces.Draw(
            rows, new Resample(count) { Unit = SplitUnit.Time, Part = part }, seed: 1).Select(row => rows.Times![row])];
        Window(30, 0).Max().ShouldBe(rows.Times!.Max());
        for (var part = 1; part < 3; part++)
            Window(30, part).Max().ShouldBeLessThanOrEqualTo(Window(30, part - 1).Min());
        Enumerable.Range(0, 5).SelectMany(part => Window(20, part)).Order().ShouldBe(rows.Times!.Order());
        Should.Throw<ArgumentException>(() => Window(30, 3)).Message.ShouldContain("120 times are asked for");
    }

    [Fact]
    public void Folds_by_groups_share_none_and_cover_all()
    {
        var rows = Rows(90, perGroup: 7);
        var folds = Enumerable.Range(0, 4).Select(fold => RowPlaces.Fold(rows, SplitUnit.Groups, 4, fold, seed: 1).Fold)
            .ToList();
        folds.SelectMany(fold => fold).Order().ShouldBe(Enumerable.Range(0, 90));
        folds.SelectMany(fold => fold.Select(row => row / 7).Distinct()).ShouldBeUnique();
        folds.ShouldAllBe(fold => fold.Length >= 15 && fold.Length <= 30);
        Should.Throw<ArgumentException>(() =>
            RowPlaces.Fold(rows, SplitUnit.Groups, 14, 0, seed: 1)).Message.ShouldContain("14 folds of 13 groups");
    }

    [Fact]
    public void Smaller_draws_are_part_of_larger_ones_and_parts_are_disjoint()
    {
        var rows = Rows(100);
        int[] Draw(int count, int? part = null) => RowPlaces.Draw(rows, new Resample(count) { Part = part }, seed: 5);
        Draw(10).Except(Draw(40)).ShouldBeEmpty();
        Draw(20, 0).Concat(Draw(20, 1)).Concat(Draw(20, 4)).ShouldBeUnique();
        Draw(100).ShouldBe(Enumerable.Range(0, 100));
        Should.Throw<ArgumentException>(() => Draw(21, 4)).Message.ShouldContain(
            "105 examples are asked for, and 100 are there");
    }

    [Fact]
    public void Whole_groups_are_drawn()
    {
        var drawn = RowPlaces.Draw(Rows(100), new Resample(3) { Unit = SplitUnit.Groups }, seed: 5);
        drawn.GroupBy(row => row / 4).Select(group => group.Count()).ShouldBe([4, 4, 4]);
    }

    [Fact]
    public void A_part_that_would_be_empty_is_refused() =>
        Should.Throw<ArgumentException>(() =>
            RowPlaces.Share(Rows(8, perGroup: 8), Split.Test, SplitUnit.Groups, 0.5, seed: 1)).Message.ShouldContain(
                "no part may be empty");

    [Fact]
    public void Stratified_draws_have_each_class_in_its_share_to_within_one()
    {
        var rows = Rows(103) with { Labels = [.. Enumerable.Range(0, 103).Select(row => row < 10 ? 1 : 0)] };
        foreach (var part in Enumerable.Range(0, 4))
        {
            var drawn = RowPlaces.Draw(rows, new Resample(25) { Part = part, Stratified = true }, seed: 3);
            drawn.Count(row => row < 10).ShouldBeInRange(2, 3, "a quarter of ten is 2.5");
        }
        RowPlaces.Draw(rows, new Resample(103) { Stratified = true }, seed: 3).ShouldBe(Enumerable.Range(0, 103));
    }

    [Fact]
    public void Copies_of_a_row_stay_together_where_rows_must_be_distinct()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(row => (double)(row % 20))];
        var rows = TableRows.Labelled(NumericArray.Of<double>(values, 60, 1), 1,
            [.. Enumerable.Range(0, 60).Select(row => row % 2)], 2);
        RowPlaces.Units(rows, SplitUnit.Distinct).Length.ShouldBe(20);
        var drawn = RowPlaces.Draw(rows, new Resample(5) { Unit = SplitUnit.Distinct }, seed: 1);
        drawn.GroupBy(row => row % 20).Select(copies => copies.Count()).ShouldBe([3, 3, 3, 3, 3]);
        var (rest, taken) = RowPlaces.Share(rows, Split.Test, SplitUnit.Distinct, 0.25, seed: 1);
        rest.Select(row => row % 20).Intersect(taken.Select(row => row % 20)).ShouldBeEmpty();
    }
}

using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Setups;
using Fruitfly.Lab.Tests.Setups;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Tests.Diagnoses.Designs;

public sealed class DiagnosisTrialsTests
{
    static readonly TrainingSetup Setup = TrainingSetup.Of(SetupData.File) with { File = "rows.npz", Epochs = 3 };

    readonly DescribedFile _file = SetupDataSets.Described(Rows(200));

    [Fact]
    public void Few_rows_judge_in_turn_so_that_each_outside_the_test_set_judges_once()
    {
        var units = DiagnosisUnits.Of(Setup, _file);
        units.ShouldBe(new DiagnosisUnits(SplitUnit.Examples, 120, 120, 160, 40, 4) { RarestShare = 0.5 });
        var judges = Enumerable.Range(0, 4).Select(rotation => Part(Key(rotation), Split.Validation)).ToList();
        judges.SelectMany(rows => rows).ShouldBeUnique();
        judges.Sum(rows => rows.Length).ShouldBe(160);
    }

    [Fact]
    public void Many_rows_are_parted_once() => DiagnosisUnits.Of(Setup, SetupDataSets.Described(Rows(1000))).ShouldBe(
        new DiagnosisUnits(SplitUnit.Examples, 600, 600, 200, 200, 1) { RarestShare = 0.5 });

    [Fact]
    public void A_quarter_of_a_large_table_of_many_classes_is_more_than_judges()
    {
        // 10,000 rows of 400 classes: 262,144 predictions are 655 rows, and no fewer than 1,000 judge.
        var file = SetupDataSets.Described(new DataSet("many", Examples.Labelled(
            [.. Enumerable.Range(0, 10_000).Select(row => (float)row)], 1,
            [.. Enumerable.Range(0, 10_000).Select(row => row % 400)], 400)));
        var units = DiagnosisUnits.Of(Setup, file);
        (units.Parts, units.Judging, units.Pool, units.Rotations).ShouldBe((8, 1000, 7000, 1));
    }

    [Fact]
    public void Copies_of_a_row_are_one_unit_and_never_on_two_sides()
    {
        var rows = Rows(150);
        var file = SetupDataSets.Described(new DataSet("copies",
            rows.Training.Select([.. Enumerable.Range(0, 300).Select(row => row % 150)])));
        var units = DiagnosisUnits.Of(Setup, file);
        (units.By, units.Copies, units.Rows).ShouldBe((SplitUnit.Distinct, 150, 180));
        units.Pool.ShouldBe(90);
    }

    [Fact]
    public void A_table_of_few_rows_that_differ_is_refused()
    {
        var file = SetupDataSets.Described(new DataSet("copies",
            Rows(150).Training.Select([.. Enumerable.Range(0, 300).Select(row => row % 8)])));
        Should.Throw<SetupException>(() => DiagnosisUnits.Of(Setup, file)).Message.ShouldContain("8 rows that differ");
    }

    [Fact]
    public void Subsets_of_one_cut_share_no_row_and_none_trains_on_what_judges_it()
    {
        var subsets = Enumerable.Range(0, 4)
            .Select(subset => Part(Key(1) with { Level = 2, Repartition = 1, Subset = subset }, Split.Training))
            .ToList();
        subsets.Select(rows => rows.Length).ShouldBe([30, 30, 30, 30]);
        var all = subsets.SelectMany(rows => rows).ToList();
        all.ShouldBeUnique();
        all.Intersect(Part(Key(1), Split.Validation)).ShouldBeEmpty();
        all.Intersect(Part(Key(1), Split.Test)).ShouldBeEmpty();
        Part(Key(1) with { Level = 2, Repartition = 2 }, Split.Training).ShouldNotBe(subsets[0], "another cut");
    }

    [Fact]
    public void The_test_set_stays_closed_and_every_trial_keeps_its_predictions_of_the_judging_points()
    {
        var trial = Trials().Of(Key(0));
        trial.Recipe.KeepPredictionsOn.ShouldBe(Split.Validation);
        (trial.Recipe.EvaluateAtEndOn, trial.Recipe.EarlyStopping).ShouldBe((null, null));
        trial.Recipe.EvaluateOn.ShouldBe([Split.Validation]);
    }

    [Fact]
    public void Every_trial_has_a_seed_of_its_own_and_a_larger_design_contains_the_smaller_one()
    {
        var (small, large) = (Planned(DiagnosisDesign.Least), Planned(DiagnosisDesign.Default));
        small.Select(trial => trial.Seed).ShouldBeUnique();
        large.Select(trial => trial.Seed).ShouldBeUnique();
        TrialList.Of(small).Hashes.Except(TrialList.Of(large).Hashes).ShouldBeEmpty();
    }

    List<Trial> Planned(DiagnosisDesign design)
    {
        var (trials, variant) = (Trials(), new Variant(8, 0, 3));
        var keys = new DiagnosisKeys(design, trials.Levels, 4);
        return [.. keys.Whole(variant).Concat(trials.Levels.Skip(1).Take(design.Levels - 1)
            .SelectMany(level => keys.Subsets(variant, level.Number))).Select(trials.Of)];
    }

    DiagnosisTrials Trials()
    {
        var units = DiagnosisUnits.Of(Setup, _file);
        return new(Setup, _file, units, PartitionTree.LevelsOf(units.Pool, 2, units.RarestShare));
    }

    double[] Part(DiagnosisKey key, Split split)
    {
        var trial = Trials().Of(key);
        var table = ((FileDescription)trial.Data with { Standardize = false }).Prepare(_file.Table, trial.Seed);
        var examples = table.ToDataSet()[split]!;
        return [.. Enumerable.Range(0, examples.Count).Select(row => (double)examples.Inputs[row * 2])];
    }

    static DiagnosisKey Key(int rotation) => new(new Variant(8, 0, 3), rotation, 0, 0, 0, 0);

    // The first feature is the number of the row.
    static DataSet Rows(int count) => new("rows", Examples.Labelled(
        [.. Enumerable.Range(0, 2 * count).Select(i => i % 2 == 0 ? i / 2f : (i * 7919 % 101) / 101f)], 2,
        [.. Enumerable.Range(0, count).Select(row => row % 2)], 2));
}

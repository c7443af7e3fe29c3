using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Tables;

public sealed class FileDescriptionTests : IDisposable
{
    static readonly DataFileOptions Pets = new() { Group = "owner", Time = "day" };

    readonly SomeFile _file = SomeFile.Pets();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void It_names_the_bytes_and_what_each_column_was_taken_for()
    {
        var data = _file.Describe(Pets).Description;
        data.Files.ShouldBe([new FileContent(
            new FileInfo(_file.Path).Length,
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_file.Path))))]);
        (data.Schema.Format, data.Schema.Delimiter, data.Schema.Header, data.Schema.Task).ShouldBe(
            (TableFormat.Csv, ',', true, TargetKind.Classes));
        data.Schema.Columns.ShouldBe(
        [
            new("a", ColumnRole.Feature, ColumnReading.Number), new("b", ColumnRole.Feature, ColumnReading.Number),
            new("owner", ColumnRole.Group, ColumnReading.Name), new("day", ColumnRole.Time, ColumnReading.Moment),
            new("kind", ColumnRole.Target, ColumnReading.Name),
        ]);
        data.Schema.Classes.ShouldBe(["cat", "dog"]);
        data.Whole.ShouldBe(new DataSize(100, 0, 0, 2, 2, 2));
    }

    [Fact]
    public void It_loads_what_the_table_becomes_when_it_is_split_and_standardized_by_hand()
    {
        var described = _file.Describe(Pets);
        var data = described.Description with
        {
            Split = new() { TrainSplit = 0.8, ValidationShare = 0.25, Seed = 3 },
            Standardize = true,
            LabelNoise = 0.2,
            LabelNoiseSeed = 4,
        };
        var byHand = LabelNoise.InTraining(
            described.Table.WithTest(1 - 0.8, 3).WithValidation(0.25, 3).Standardize().ToDataSet(), 0.2, 4);
        Same(data.Load(9, _file.Places()), byHand);
        data.Size().ShouldBe(DataSize.Of(byHand));
        data.DependsOnSeed.ShouldBeFalse();
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    [InlineData(7, 6)]
    public void A_fold_is_the_test_set_and_its_size_is_told(int folds, int fold)
    {
        var data = _file.Describe(
            Pets).Description with
        { Split = new() { Folds = folds, Fold = fold, ValidationShare = 0.1 } };
        data.DependsOnSeed.ShouldBeTrue();
        var loaded = data.Load(5, _file.Places());
        Same(loaded, _file.Describe(Pets).Table.WithFold(folds, fold, 5).WithValidation(0.1, 5).ToDataSet());
        data.Size().ShouldBe(DataSize.Of(loaded));
    }

    [Theory]
    [InlineData(SplitUnit.Examples)]
    [InlineData(SplitUnit.Groups)]
    public void Validation_folds_part_what_the_test_leaves_and_can_be_drawn_again_beside_it(SplitUnit by)
    {
        var split = new FileSplit { By = by, TrainSplit = 0.8, ValidationFolds = 4, Seed = 3 };
        DataSet Fold(int fold, ulong? seed = null) => (_file.Describe(Pets).Description with
        {
            Split = split with { ValidationFold = fold, ValidationSeed = seed },
        }).Load(0, _file.Places());
        DataSet[] folds = [.. Enumerable.Range(0, 4).Select(fold => Fold(fold))];
        var rest = _file.Describe(Pets).Description with { Split = new() { By = by, TrainSplit = 0.8, Seed = 3 } };
        folds.SelectMany(fold => Inputs(fold.Validation!)).Order()
            .ShouldBe(Inputs(rest.Load(0, _file.Places()).Training).Order());
        foreach (var fold in folds)
            Inputs(fold.Test!).ShouldBe(Inputs(folds[0].Test!));
        folds.ShouldAllBe(fold => fold.Training.Count + fold.Validation!.Count == folds[0].Training.Count
            + folds[0].Validation!.Count);
        var again = Fold(0, seed: 4);
        again.Test!.Inputs.SequenceEqual(folds[0].Test!.Inputs).ShouldBeTrue();
        again.Validation!.Inputs.SequenceEqual(folds[0].Validation!.Inputs).ShouldBeFalse();

        static IEnumerable<float> Inputs(Examples examples) =>
            Enumerable.Range(0, examples.Count).Select(i => examples.Input(i)[0]);
    }

    [Fact]
    public void The_size_of_a_validation_fold_is_told()
    {
        var data = _file.Describe(Pets).Description with
        {
            Split = new() { Folds = 3, ValidationFolds = 4, ValidationFold = 3, Seed = 1 },
        };
        data.Size().ShouldBe(DataSize.Of(data.Load(0, _file.Places())));
        data.DependsOnSeed.ShouldBeFalse();
    }

    [Fact]
    public void A_validation_fold_beside_a_share_or_by_time_is_refused()
    {
        var table = _file.Describe(Pets).Table;
        Should.Throw<ArgumentException>(() => table.With(
            new FileSplit { ValidationFolds = 4, ValidationShare = 0.1 }, 1)).Message.ShouldContain("ValidationShare");
        Should.Throw<ArgumentException>(() => table.With(
            new FileSplit { ValidationFolds = 4, By = SplitUnit.Time }, 1)).Message.ShouldContain("comes after them");
        Should.Throw<ArgumentException>(() => table.With(new FileSplit { ValidationFold = 1 }, 1))
            .Message.ShouldContain("no number of validation folds");
    }

    [Fact]
    public void A_draw_shrinks_training_alone_and_scaling_is_fitted_to_what_is_left()
    {
        var whole = _file.Describe(
            Pets).Description with
        { Split = new() { TrainSplit = 0.8, ValidationShare = 0.25, Seed = 3 } };
        var few = whole with { Resample = new(12) { Seed = 1 } };
        var (all, drawn) = (whole.Load(0, _file.Places()), few.Load(0, _file.Places()));
        (drawn.Training.Count, few.Size()!.Value.Training).ShouldBe((12, 12));
        drawn.Validation!.Inputs.SequenceEqual(all.Validation!.Inputs).ShouldBeTrue();
        drawn.Test!.Inputs.SequenceEqual(all.Test!.Inputs).ShouldBeTrue();
        var scaled = (few with { Standardize = true }).Load(0, _file.Places()).Training.Inputs.ToArray();
        scaled.Where((_, i) => i % 2 == 0).Average().ShouldBe(0, 1e-6f);
        scaled.Where((_, i) => i % 2 == 0).Average(x => x * x).ShouldBe(1, 1e-5f);
    }

    [Fact]
    public void Other_labels_are_given_to_training_examples_alone_by_their_numbers()
    {
        var whole = _file.Describe(Pets).Description with
        {
            Split = new() { TrainSplit = 0.8, ValidationShare = 0.25, Seed = 3 },
        };
        var table = whole.Prepare(_file.Describe(Pets).Table, 0);
        var (training, test) = (table.RowNumbers(Split.Training), table.RowNumbers(Split.Test));
        var labels = whole.Load(0, _file.Places()).Training.Labels.ToArray();
        var other = (labels[4] + 1) % table.Classes;
        var changed = (whole with { Relabelled = [new(training[4], other), new(test[0], other)] })
            .Load(0, _file.Places());
        labels[4] = other;
        changed.Training.Labels.ToArray().ShouldBe(labels);
        changed.Test!.Labels.SequenceEqual(whole.Load(0, _file.Places()).Test!.Labels).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => (whole with { Relabelled = [new(0, table.Classes)] })
            .Load(0, _file.Places())).Message.ShouldContain($"the classes are 0 to {table.Classes - 1}");
    }

    [Fact]
    public void Without_a_column_of_groups_a_split_by_groups_is_refused() =>
        Should.Throw<ArgumentException>(() => (_file.Describe(new() { Drop = ["owner", "day"] }).Description with
        {
            Split = new() { By = SplitUnit.Groups, TrainSplit = 0.5 },
        }).Load(0, _file.Places())).Message.ShouldContain("groups");

    [Fact]
    public void A_schema_is_obeyed_where_a_guess_would_say_otherwise()
    {
        using var counted = new SomeFile("counted.csv", "id,a,y", 30, i => $"{i},{i * 7 % 30},{i % 2}");
        var data = counted.Describe().Description;
        data.Schema.Columns[0].ShouldBe(new("id", ColumnRole.LeftOut));
        var asFeature = data with
        {
            Schema = data.Schema with
            {
                Columns = [new("id", ColumnRole.Feature, ColumnReading.Number),
                .. data.Schema.Columns.Skip(1)]
            },
            Whole = data.Whole with { Features = 2 },
        };
        asFeature.Load(0, counted.Places()).Training.Input(29).ToArray().ShouldBe([29f, 29 * 7 % 30]);
    }

    [Fact]
    public void A_description_that_does_not_fit_the_file_is_refused()
    {
        var data = _file.Describe(Pets).Description;
        var renamed =
            data with
            {
                Schema = data.Schema with
                {
                    Columns = [data.Schema.Columns[0] with { Name = "z" },
                .. data.Schema.Columns.Skip(1)]
                }
            };
        Should.Throw<DataFileException>(() => renamed.Load(0, _file.Places())).Problem.ShouldContain(
            "names other columns: z, b");
        var larger = data with { Whole = data.Whole with { Training = 101 } };
        Should.Throw<DataFileException>(() => larger.Load(0, _file.Places())).Problem.ShouldContain(
            "says 101, 0 and 0 examples");
        var classes = data with { Schema = data.Schema with { Classes = ["dog"] } };
        Should.Throw<DataFileException>(() => classes.Load(0, _file.Places())).Problem.ShouldContain(
            "'cat' is not one of");
    }

    internal static void Same(DataSet one, DataSet other)
    {
        foreach (var split in Enum.GetValues<Split>())
        {
            (one[split] is null).ShouldBe(other[split] is null);
            if (one[split] is not { } examples)
                continue;
            examples.Inputs.SequenceEqual(other[split]!.Inputs).ShouldBeTrue();
            examples.Labels.SequenceEqual(other[split]!.Labels).ShouldBeTrue();
            examples.Values.SequenceEqual(other[split]!.Values).ShouldBeTrue();
        }
    }
}

using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Lab.Tests.Setups;

public sealed class TableSettingsTests
{
    [Fact]
    public void Every_setting_that_a_hint_cannot_leave_out_is_a_setting_of_a_setup()
    {
        foreach (var setting in Enum.GetValues<FileSetting>())
            if (TableSettings.NameOf(setting) is { } name)
                Setting.Find(name).ShouldNotBeNull();
            else
                setting.ShouldBeOneOf(
                    FileSetting.ImageFolder, FileSetting.DataFile, FileSetting.MaxBytes, FileSetting.MaxColumns,
                    FileSetting.MaxElements, FileSetting.MaxLineLength,
                    FileSetting.MaxRatio, FileSetting.MaxClasses);
    }

    [Fact]
    public void The_settings_of_a_table_are_how_its_file_is_read()
    {
        var setup = Parse("file=a.csv&target=y&task=regression&header=no&delimiter=bar&drop=b, 3");
        setup.ReadFile((path, options) =>
        {
            (path, options.Target, options.Targets, options.Header, options.Delimiter).ShouldBe(
                ("a.csv", "y", TargetKind.Values, false, '|'));
            options.Drop.ShouldBe(["b", "3"]);
            return SetupDataSets.Described(
                new("d", Fruitfly.Data.Examples.RealValued(new float[40], 1, new float[40], 1)));
        })!.Table.Reading.Task.ShouldBe(TargetKind.Values);
    }

    [Theory]
    [InlineData("a, b,,c", "a", "b", "c")]
    [InlineData("\"a, b\", c", "a, b", "c")]
    [InlineData("x,\"say \"\"no\"\", twice\"", "x", "say \"no\", twice")]
    [InlineData("5\" wide, b", "5\" wide", "b")]
    [InlineData("")]
    public void Names_stand_between_commas_and_those_that_hold_one_in_quotes(string text, params string[] names)
    {
        TableSettings.Listed(text).ShouldBe(names);
        TableSettings.Listed(TableSettings.Joined(names)).ShouldBe(names);
    }

    [Fact]
    public void The_program_of_a_table_reads_it_the_same_way()
    {
        var program =
            Parse("file=a.csv&task=classification&header=yes&delimiter=tab&drop=b,c&train-split=0.75").ToProgram();
        program.ShouldContain(
            """
            var data = DataFiles.ReadTable("a.csv", new DataFileOptions { Targets = TargetKind.Classes, Header = true, Delimiter = '\t', Drop = ["b", "c"] })
                .WithTest(1 - 0.75, seed: 42)
                .WithValidation(0.2, seed: 42)
                .Standardize()
                .StandardizeTargets()
                .ToDataSet();
            """);
    }

    [Fact]
    public void What_columns_are_is_said_by_settings()
    {
        var setup = Parse("file=a.csv&categorical=zone,1&numeric=age&missing=unknown, -999&impute=mean&rare=7"
            + "&decimal=comma&encoding=latin-1&class-order=no,yes&group=owner");
        setup.ReadFile((_, options) =>
        {
            options.Categorical.ShouldBe(["zone", "1"]);
            options.Numeric.ShouldBe(["age"]);
            options.Missing.ShouldBe(["unknown", "-999"]);
            options.ClassNames.ShouldBe(["no", "yes"]);
            (options.Impute, options.RareBelow, options.DecimalComma, options.Encoding, options.Group).ShouldBe(
                (ColumnFill.Mean, 7, true, TextEncoding.Latin1, "owner"));
            return SetupDataSets.Described(
                new("d", Fruitfly.Data.Examples.RealValued(new float[40], 1, new float[40], 1)));
        });
    }

    [Theory]
    [InlineData("group=owner&time=day", "time")]
    [InlineData("time=day&folds=5", "folds")]
    [InlineData("time=day&splits=5", "splits")]
    [InlineData("repeats=3", "repeats")]
    public void Splits_that_do_not_fit_together_are_refused(string query, string setting) =>
        Should.Throw<SetupException>(() => Parse($"file=a.csv&{query}")).Setting.ShouldBe(setting);

    [Fact]
    public void Repeated_folds_are_cut_with_a_seed_each()
    {
        var setup = Parse("file=a.csv&folds=3&repeats=2&data-seed=7");
        setup.Repetitions.ShouldBe(6);
        Enumerable.Range(0, 6).Select(number => (setup.SplitOf(number).Fold, setup.SplitOf(number).DataSeed))
            .ShouldBe([(0, 7u), (1, 7u), (2, 7u), (0, 8u), (1, 8u), (2, 8u)]);
    }

    [Fact]
    public void The_program_of_groups_keeps_them_whole() =>
        Parse("file=a.csv&group=owner&missing=x&impute=mean").ToProgram().ShouldContain(
            """
            var data = DataFiles.ReadTable("a.csv", new DataFileOptions { Group = "owner", Missing = ["x"], Impute = ColumnFill.Mean })
                .WithTest(1 - 0.8, seed: 42, by: SplitUnit.Groups)
                .WithValidation(0.2, seed: 42, by: SplitUnit.Groups)
            """);

    static TrainingSetup Parse(string query) =>
        TrainingSetup.Parse(query.Split('&').Select(pair => pair.Split('=')).Select(
        parts => KeyValuePair.Create(parts[0], parts[1])));
}

using Fruitfly.Data.Files;
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
                    FileSetting.ClassNames, FileSetting.Group, FileSetting.Time, FileSetting.ImageFolder,
                    FileSetting.DataFile, FileSetting.MaxBytes, FileSetting.MaxElements, FileSetting.MaxLineLength,
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

    static TrainingSetup Parse(string query) =>
        TrainingSetup.Parse(query.Split('&').Select(pair => pair.Split('=')).Select(
        parts => KeyValuePair.Create(parts[0], parts[1])));
}

using System.CommandLine;
using Fruitfly.Cli.Commands.Train;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Outputs;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Cli.Commands.Data;

/// <summary><c>fruitfly data describe</c>: says what a data file holds before anything is trained on it.</summary>
static class DescribeCommand
{
    static readonly HashSet<string?> Settings =
    [
        .. ((FileSetting[])
        [
            FileSetting.Target, FileSetting.Task, FileSetting.Header, FileSetting.Delimiter, FileSetting.DecimalComma,
            FileSetting.Encoding, FileSetting.Drop, FileSetting.Categorical, FileSetting.Numeric, FileSetting.Group,
            FileSetting.Time, FileSetting.Missing, FileSetting.ClassNames,
        ]).Select(TableSettings.NameOf),
    ];

    public static DocumentedCommand Create(Surroundings surroundings)
    {
        var file = new Argument<string>("file")
        {
            Description = "CSV, TSV, JSON lines (each plain or gzipped), Parquet, NPZ; IDX and CIFAR as their folder",
        };
        var (settings, json) = (new SettingOptions(setting => Settings.Contains(setting.Name)), CommandSyntax.Json());
        var command = new DocumentedCommand("describe",
            "Says what a data file holds: its columns, their values and gaps, and what 'train' would take them for.")
        {
            Examples =
            [
                ("fruitfly data describe iris.csv", "a line for each column"),
                ("fruitfly data describe iris.csv --target species --missing -999", "read as 'train' would with these"),
                ("fruitfly data describe iris.csv --json", "the same for a program, with every number"),
            ],
            Arguments = { file },
        };
        foreach (var option in settings.All)
            command.Options.Add(option);
        command.Options.Add(json);
        command.SetAction((parsed, cancellation) =>
        {
            var path = LocalPath.Require("the file", parsed.GetRequiredValue(file));
            var setup = settings.Read(parsed, KeyValuePair.Create("file", path));
            TableOverview overview;
            using (var progress = new FileProgressDisplay(surroundings.Terminal, surroundings.Time))
                overview = TableOverview.Read(path, setup.FileOptions with
                {
                    Progress = progress,
                    Cancellation = cancellation,
                });
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(OverviewJson.Of(overview));
            else
                OverviewText.Write(surroundings.Terminal, overview);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}

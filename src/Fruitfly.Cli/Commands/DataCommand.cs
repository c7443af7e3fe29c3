using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Commands.Data;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Outputs;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data.Mnist1d;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly data</c>: looks at data files, and makes data sets.</summary>
static class DataCommand
{
    const int WidestPreview = 120;

    public static Command Create(Surroundings surroundings) => new DocumentedCommand("data",
        "Looks at data files, and makes data sets.")
    {
        Examples =
        [
            ("fruitfly data describe iris.csv", "what the columns of a file are"),
            ("fruitfly data mnist1d --out digits.npz", "write MNIST-1D to a file"),
        ],
        Commands = [DescribeCommand.Create(surroundings), Mnist1d(surroundings)],
    };

    static DocumentedCommand Mnist1d(Surroundings surroundings)
    {
        var output = new Option<string?>("--out")
        {
            Description = "write the data set: .npz (float64, as in Python) or .csv",
            HelpName = "FILE"
        };
        var picture = new Option<string?>("--picture")
        {
            Description = "draw samples of each class: .svg, .png or .pdf (needs a browser)",
            HelpName = "FILE"
        };
        var (json, overwrite) = (CommandSyntax.Json(), CommandSyntax.Overwrite());
        var options = new Mnist1dOptions();
        var command = new DocumentedCommand("mnist1d",
            "Makes MNIST-1D, number for number as published, and shows one example per class.")
        {
            Examples =
            [
                ("fruitfly data mnist1d", "look at the published data set"),
                ("fruitfly data mnist1d --out digits.npz", "write it: x, y, x_test, y_test, t"),
                ("fruitfly data mnist1d --picture digits.svg", "draw samples of each class"),
                ("fruitfly data mnist1d --out easy.csv --correlated-noise 0 --max-translation 1",
                    "an easier one, as a table"),
            ],
            Options = { output, picture, overwrite, json },
        };
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var (file, drawing) = (parsed.GetValue(output), parsed.GetValue(picture));
            OutputFile[] files =
            [
                .. file is null ? (OutputFile[])[] : [new("--out", file, Mnist1dFile.KindOf(file))],
                .. drawing is null ? (OutputFile[])[] : [new("--picture", drawing, Mnist1dPicture.KindOf(drawing))],
            ];
            var generator = options.Read(parsed);
            OutputFile.Check(files, [], parsed.GetValue(overwrite));
            var data = generator.Generate();
            if (file is not null)
                Mnist1dFile.Write(file, data);
            if (drawing is not null)
                Mnist1dPicture.Write(drawing, data);
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(Describe(data, file, drawing));
            else
                Show(surroundings.Terminal, data, files);
            return ExitCode.Done;
        });
        return command;
    }

    static void Show(Terminal terminal, Mnist1dData data, IEnumerable<OutputFile> files)
    {
        terminal.Output.WriteLine(
            $"MNIST-1D: {data.TrainingCount} training and {data.TestCount} test examples of {data.Features} values " +
            $"in {data.Classes} classes");
        for (var label = 0; label < data.Classes && data.Features <= WidestPreview; label++)
            if (data.TrainingLabels.IndexOf(label) is >= 0 and var first)
                terminal.Output.WriteLine(
                    $"  {label}  {Sparkline.Of(data.TrainingInputs.Slice(first * data.Features, data.Features), -3, 3, terminal.HasUnicode)}");
        foreach (var file in files)
            file.Tell(terminal);
    }

    static JsonObject Describe(Mnist1dData data, string? file, string? picture) => new()
    {
        ["file"] = file,
        ["picture"] = picture,
        ["trainingExamples"] = data.TrainingCount,
        ["testExamples"] = data.TestCount,
        ["features"] = data.Features,
        ["classes"] = data.Classes,
        ["seed"] = data.Settings.Seed,
        ["mean"] = data.Mean,
        ["standardDeviation"] = data.StandardDeviation,
    };
}

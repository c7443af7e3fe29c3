using System.CommandLine;
using Fruitfly.Cli.Commands.Train;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Outputs;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks.Files;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly train</c>: trains by hand what is described on the command line.</summary>
static class TrainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var settings = new SettingOptions();
        var weights = new Option<string?>("--weights")
        {
            Description = "write the trained parameters: safetensors, as PyTorch names them",
            HelpName = "FILE"
        };
        var history = new Option<string?>("--history")
        {
            Description = "write loss and error along training: CSV",
            HelpName = "FILE"
        };
        var metrics = ChosenMetrics.Option();
        var model = new Option<string?>("--model")
        {
            Description = "write a model that 'fruitfly predict' takes: the networks of all seeds, averaged",
            HelpName = "FILE"
        };
        var keep = CommandSyntax.KeepData();
        var (place, reports) = (CommandSyntax.Store(), CommandSyntax.Reports());
        var program =
            new Option<bool>("--program") { Description = "train nothing; print the C# program that does the same" };
        var findRate = new Option<bool>("--find-rate")
        {
            Description = "train a few hundred steps at growing learning rates instead, and suggest one",
        };
        var (json, overwrite) = (CommandSyntax.Json(), CommandSyntax.Overwrite());
        var command = new DocumentedCommand("train",
            "Trains a network of your own on MNIST-1D, on toy data or on your file, and measures it on every split.")
        {
            Examples =
            [
                ("fruitfly train", "the lecture's network on MNIST-1D"),
                ("fruitfly train --data spirals --activation tanh --seeds 5", "five networks, with an interval"),
                ("fruitfly train --network cnn --optimizer adam --learning-rate 0.01", "convolutions"),
                ("fruitfly train --file iris.csv --target species --weights iris.safetensors", "your own examples"),
                ("fruitfly train --file iris.csv --seeds 5 --model iris.model", "a model: see 'fruitfly predict'"),
                ("fruitfly train --file iris.csv --splits 20", "an interval that covers the split too"),
                ("fruitfly train --data circles --hidden-layers 4 --history curve.csv",
                    "the learning curve, as a table"),
                ("fruitfly train --file iris.csv --target species --find-rate", "which learning rate to take"),
                ("fruitfly train --data circles --program > circles.cs", "the same by the library"),
            ],
            Footer = "Defaults are for MNIST-1D; other data have some of their own, which --json prints. " +
                "An option that does not apply is refused. What was trained once is kept: the same again takes moments.",
        };
        foreach (var option in settings.All)
            command.Options.Add(option);
        foreach (var option in (Option[])
            [metrics, weights, model, history, overwrite, program, findRate, keep, place, reports, json])
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            var setup = settings.Read(parsed);
            if (parsed.GetValue(findRate))
                FindRate(setup, parsed, cancellation);
            else if (parsed.GetValue(program))
                Print(surroundings, setup);
            else
                Train(setup, parsed, cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;

        void FindRate(TrainingSetup setup, ParseResult parsed, CancellationToken cancellation)
        {
            Option? unused = parsed.GetValue(program) ? program : parsed.GetValue(weights) is not null ? weights
                : parsed.GetValue(model) is not null
                    ? model : parsed.GetValue(history) is not null ? history : parsed.GetValue(keep) ? keep : null;
            if (unused is not null)
                throw new UsageError($"{unused.Name} has no meaning with --find-rate, which keeps no network.",
                    $"leave out {unused.Name} or --find-rate.");
            var session = new RateTestSession(
                surroundings, setup, LocalPath.Require("--reports", parsed.GetRequiredValue(reports)));
            using var store = surroundings.OpenStore(parsed.GetValue(place));
            session.Run(store, parsed.GetValue(json), cancellation);
        }

        void Train(TrainingSetup setup, ParseResult parsed, CancellationToken cancellation)
        {
            var chosen = ChosenMetrics.Of(parsed.GetValue(metrics));
            var (weightsFile, modelFile, historyFile) =
                (parsed.GetValue(weights), parsed.GetValue(model), parsed.GetValue(history));
            if (weightsFile is not null && setup.Repetitions > 1)
                throw new UsageError(
                    $"{Repeated(setup)} is {setup.Repetitions}, and a file of weights holds one network.",
                    $"train one network without {Repeated(setup)}, or leave out --weights.");
            if (modelFile is not null)
                SettingOptions.Corrected("fruitfly train", () => SetupModel.Require(setup));
            OutputFile[] files =
            [
                .. weightsFile is null ? (OutputFile[])[] : [new("--weights", weightsFile, FileKind.Weights)],
                .. modelFile is null ? (OutputFile[])[] : [new("--model", modelFile, FileKind.Model)],
                .. historyFile is null ? (OutputFile[])[] : [new("--history", historyFile, FileKind.Curve)],
            ];
            OutputFile.Check(files, setup.Data == SetupData.File ? [("--file", setup.File)] : [],
                parsed.GetValue(overwrite));
            var session = new TrainingSession(surroundings, setup,
                LocalPath.Require("--reports", parsed.GetRequiredValue(reports)), cancellation)
            { Metrics = chosen };
            using var store = surroundings.OpenStore(parsed.GetValue(place));
            session.KeepInMind(store, parsed.GetValue(keep));
            var trained = session.Run(
                store, (weightsFile ?? modelFile) is not null, parsed.GetValue(json), cancellation);
            if (weightsFile is not null)
                ModelFile.Save(trained.Networks[0], weightsFile,
                    new Dictionary<string, string> { ["command"] = setup.ToCommand() });
            if (modelFile is not null)
                session.ModelOf(trained).Save(modelFile);
            if (historyFile is not null)
                AtomicFile.WriteText(historyFile, HistoryTable.Of(
                    trained.Scores.Networks.Select(network => (network.Trial.Seed, network.History.Evaluations))));
            session.Show(trained, files, parsed.GetValue(json));
        }
    }

    static void Print(Surroundings surroundings, TrainingSetup setup)
    {
        if (setup.VariesSplit)
            throw new UsageError($"{Repeated(setup)} is {setup.Repetitions}, and the program trains on one split.",
                $"leave out {Repeated(setup)} or --program.");
        surroundings.Terminal.Output.Write(setup.ToProgram(ProgramFolder.ProjectFrom(Directory.GetCurrentDirectory())));
    }

    static string Repeated(TrainingSetup setup) =>
        setup.Folds > 0 ? "--folds" : setup.Splits > 0 ? "--splits" : "--seeds";
}

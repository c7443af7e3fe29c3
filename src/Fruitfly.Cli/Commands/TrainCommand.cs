using System.CommandLine;
using Fruitfly.Cli.Commands.Training;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks.Files;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly train</c>: trains by hand what is described on the command line.</summary>
static class TrainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var settings = new SettingOptions();
        var weights = new Option<string?>("--weights") { Description = "write the trained parameters: safetensors, as PyTorch names them", HelpName = "FILE" };
        var history = new Option<string?>("--history") { Description = "write loss and error along training: CSV", HelpName = "FILE" };
        var program = new Option<bool>("--program") { Description = "train nothing; print the C# program that does the same" };
        var json = CommandSyntax.Json();
        var command = new DocumentedCommand("train", "Trains a network of your own on MNIST-1D, on toy data or on your file, and measures it on every split.")
        {
            Examples =
            [
                ("fruitfly train", "the lecture's network on MNIST-1D"),
                ("fruitfly train --data spirals --activation tanh --seeds 5", "five networks, with an interval"),
                ("fruitfly train --network cnn --optimizer adam --learning-rate 0.01", "convolutions"),
                ("fruitfly train --file iris.csv --target species --weights iris.safetensors", "your own examples"),
                ("fruitfly train --data circles --hidden-layers 4 --history curve.csv", "the learning curve, as a table"),
                ("fruitfly train --data circles --program > circles.cs", "the same by the library"),
            ],
            Footer = "Defaults are those for MNIST-1D; other data have some of their own, which --json tells. An option that has no meaning\n"
                + "with the others is refused.\n",
        };
        foreach (var option in settings.All)
            command.Options.Add(option);
        foreach (var option in (Option[])[weights, history, program, json])
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            var setup = settings.Read(parsed);
            if (parsed.GetValue(program))
                surroundings.Terminal.Output.Write(setup.ToProgram());
            else
                Train(surroundings, setup, parsed.GetValue(weights), parsed.GetValue(history), parsed.GetValue(json), cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static void Train(
        Surroundings surroundings, TrainingSetup setup, string? weights, string? history, bool asJson, CancellationToken cancellation)
    {
        if (weights is not null && setup.Seeds > 1)
            throw new UsageError($"--seeds is {setup.Seeds}, and a file of weights holds one network.", "train one seed, or leave out --weights.");
        string[] files = [.. ((string?[])[weights, history]).OfType<string>()];
        foreach (var file in files)
            RequireFolder(file);
        TableReading? reading = null;
        var data = SettingOptions.Corrected(() => setup.ToDataSet(DataFiles.ReadTable, read => surroundings.Terminal.WriteReading(reading = read)));
        var networks = Train(surroundings, setup, data, cancellation);
        if (weights is not null)
            ModelFile.Save(networks[0].Network, weights, new Dictionary<string, string> { ["command"] = setup.ToCommand() });
        if (history is not null)
            AtomicFile.WriteText(history, HistoryTable.Of(networks.Select(network => (network.Seed, network.History.Evaluations))));
        if (asJson)
        {
            surroundings.Terminal.WriteJson(TrainedJson.Of(setup, data, networks, files, reading));
            return;
        }
        surroundings.Terminal.WriteTrained(data, setup.ToRecipe(data), networks);
        foreach (var file in files)
            surroundings.Terminal.Output.WriteLine($"written to {file}");
    }

    /// <summary>Trains a network on each core at a time; the results do not depend on how many there are.</summary>
    static TrainedNetwork[] Train(Surroundings surroundings, TrainingSetup setup, DataSet data, CancellationToken cancellation)
    {
        var recipe = SettingOptions.Corrected(() => setup.ToRecipe(data));
        var steps = recipe.Duration.InSteps(recipe.Batches.StepsPerEpoch(data.Training.Count));
        var networks = new TrainedNetwork[setup.Seeds];
        using var progress = new StepProgress(surroundings.Terminal, surroundings.Time, (long)steps * setup.Seeds);
        Parallel.For(
            0, networks.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            number => networks[number] = TrainedNetwork.Train(setup, data, number, progress, cancellation));
        return networks;
    }

    // Found out before training, and not after it.
    static void RequireFolder(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            throw new DataFileException(file, "", $"there is no folder '{folder}'", "Create the folder first, or choose another path.");
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Commands.Sweep;
using Fruitfly.Cli.Commands.Train;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Outputs;
using Fruitfly.Cli.Terminals;
using Fruitfly.Data.Files;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Lab.Sweeps.Files;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly sweep</c>: a study of one's own, as a file describes it.</summary>
static class SweepCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var options = new SweepOptions();
        var command = new DocumentedCommand("sweep",
            "Runs a study of your own: trains every setting that a file describes, compares them honestly, reports.")
        {
            Examples =
            [
                ("fruitfly sweep --init iris.csv > study.yaml", "a study to begin with, explained in comments"),
                ("fruitfly sweep study.yaml --dry-run", "how many trials, how long"),
                ("fruitfly sweep study.yaml", "run it; the same again goes on where it stopped"),
                ("fruitfly sweep study.yaml recipe.epochs=10 network.width=8,16,32", "set a value, vary another"),
                ("fruitfly sweep study.yaml network.width=8:64:log2 --show", "every value, and where it comes from"),
                ("fruitfly sweep study.yaml --model best.model", "write the chosen setting as a model"),
                ("fruitfly sweep --schema > study.schema.json", "for editors"),
            ],
            Footer = "Behind the study stand values by their path: path=value sets one, path=a,b varies one, and so do " +
                "the ranges a:b:5 (five values), a:b:log:5 and a:b:log2 (doubled each time). They win over the file.",
        };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            Act(surroundings, options, parsed, cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static void Act(Surroundings surroundings, SweepOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        var output = surroundings.Terminal.Output;
        if (options.Only(parsed))
            output.Write(StudySchema.Text);
        else if (options.Init(parsed) is { } source)
            Begin(surroundings,
                StudyStarter.Write(source, Reader(surroundings, cancellation)), options.Json(parsed));
        else
            Run(surroundings, options, parsed, cancellation);
    }

    static void Begin(Surroundings surroundings, string study, bool asJson)
    {
        if (asJson)
            surroundings.Terminal.WriteJson(new JsonObject { ["study"] = study });
        else
            surroundings.Terminal.Output.Write(study);
    }

    static void Run(Surroundings surroundings, SweepOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        var study = Read(surroundings, options.Study(parsed), options.Typed(parsed), cancellation);
        foreach (var reading in study.Readings)
            surroundings.Terminal.WriteReading(reading);
        var words = ShellText.Of(surroundings.CommandName, parsed.Tokens.Select(token => token.Value));
        var session = new SweepSession(surroundings, study, options, parsed, words);
        if (options.Show(parsed))
            session.Show();
        else if (options.DryRun(parsed))
            session.Predict(cancellation);
        else
            session.Run(cancellation);
    }

    static Func<string, DataFileOptions, DescribedFile> Reader(
        Surroundings surroundings, CancellationToken cancellation) =>
        FileProgressDisplay.Reader(surroundings.Terminal, surroundings.Time, cancellation);

    /// <summary>Says everything that is wrong with a study, a line each.</summary>
    static SweepStudy Read(
        Surroundings surroundings, string path, IReadOnlyList<string> typed, CancellationToken cancellation)
    {
        var hint = $"docs/sweeps.md explains the file; '{surroundings.CommandName} sweep --schema' is for editors.";
        try
        {
            return SweepStudy.Read(
                LocalPath.Require("the study", path), typed, Reader(surroundings, cancellation));
        }
        catch (StudyFileException wrong)
        {
            if (wrong.Problems is [var only])
                throw new CommandError(ExitCode.Input, $"{only}", hint, wrong);
            foreach (var problem in wrong.Problems)
                surroundings.Terminal.Error.WriteLine($"{problem}");
            throw new CommandError(ExitCode.Input, $"{path} has {wrong.Problems.Count} problems.", hint, wrong);
        }
        // What the file of the data needs is said in the words of the study.
        catch (DataFileException file) when (file.File != path)
        {
            throw new CommandError(ExitCode.Input,
                $"{file.File}: {(file.Place.Length == 0 ? "" : file.Place + ": ")}{file.Problem}.",
                file.Remedy.In(StudyWording.Of), file);
        }
    }
}

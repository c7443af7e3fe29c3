using System.CommandLine;
using Fruitfly.Cli.Commands;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Cli;

/// <summary>The whole program: list, run, reproduce, train, serve, export and the rest.
/// <para>With an experiment of one's own it is one line: <c>return await
/// FruitflyProgram.RunAsync(args, new LabelNoise());</c></para>
/// </summary>
public static class FruitflyProgram
{
    /// <summary>Runs one command line, and writes to the standard streams.</summary>
    /// <param name="arguments">what stands after the program's name</param>
    /// <param name="experiments">a user's, each named owner/name; they stand before those of the laboratory</param>
    /// <returns>the exit code, as the foot of <c>--help</c> lists them</returns>
    public static async Task<int> RunAsync(string[] arguments, params IReadOnlyList<Experiment> experiments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(experiments);
        var surroundings = Surroundings.OfProcess();
        using var interruption = new Interruption(surroundings.Terminal.Error);
        try
        {
            surroundings = surroundings.With(experiments);
        }
        catch (ArgumentException wrong)
        {
            return ErrorReport.Write(
                new CommandError(ExitCode.Failed, wrong.Message, "name the experiments differently in the program."),
                surroundings);
        }
        return await RunAsync(arguments, surroundings, interruption.Token);
    }

    /// <summary>The table of contents: every command of the program, in the order of the help.</summary>
    internal static Command Commands(Surroundings surroundings) =>
        new DocumentedCommand("fruitfly",
            "Measures how neural networks learn and generalize: every experiment is one command.")
        {
            Examples =
            [
                ("fruitfly reproduce --quick", "run everything in its fast preset, see which claims hold"),
                ("fruitfly list", "what there is to run"),
                ("fruitfly train --data spirals", "train a network of your own"),
                ("fruitfly data mnist1d --out digits.npz", "make the MNIST-1D data set"),
                ("fruitfly doctor", "is everything in place?"),
            ],
            Footer = ExitCode.Help,
            Commands =
            [
                ListCommand.Create(surroundings),
                RunCommand.Create(surroundings),
                ReproduceCommand.Create(surroundings),
                TrainCommand.Create(surroundings),
                DiagnoseCommand.Create(surroundings),
                PredictCommand.Create(surroundings),
                ModelCommand.Create(surroundings),
                SweepCommand.Create(surroundings),
                DataCommand.Create(surroundings),
                StudiesCommand.Create(surroundings),
                ClusterCommand.Create(surroundings),
                CompareCommand.Create(surroundings),
                ExportCommand.Create(surroundings),
                VerifyCommand.Create(surroundings),
                ServeCommand.Create(surroundings),
                SiteCommand.Create(surroundings),
                BenchCommand.Create(surroundings),
                DoctorCommand.Create(surroundings),
                CompletionCommand.Create(surroundings),
                CompletionCommand.CreateComplete(surroundings),
            ],
            Options = { new ProgramHelpOption(surroundings.Terminal.Width), new ProgramVersionOption(),
                CommandSyntax.DebugOption() },
        };

    /// <summary>Runs one command line; what goes wrong is an exception.</summary>
    internal static Task<int> InvokeAsync(
        IReadOnlyList<string> arguments, Surroundings surroundings, CancellationToken cancellation)
    {
        var parsed = Commands(surroundings).Parse(arguments.Count == 0 ? ["--help"] : arguments, CommandSyntax.Parser);
        return UsageError.Of(parsed) is { } error ? throw error
            : parsed.InvokeAsync(CommandSyntax.Invocation(surroundings.Terminal), cancellation);
    }

    /// <summary>Runs one command line and returns its exit code; nothing escapes as an exception.</summary>
    internal static async Task<int> RunAsync(
        string[] arguments, Surroundings surroundings, CancellationToken cancellation)
    {
        var terminal = surroundings.Terminal;
        var exitCode = await Guarded(() => InvokeAsync(arguments, surroundings, cancellation));
        // What is still to be printed may not find its place either.
        var flushed = await Guarded(() =>
        {
            terminal.Flush();
            return Task.FromResult(ExitCode.Done);
        });
        return exitCode == ExitCode.Done ? flushed : exitCode;

        async Task<int> Guarded(Func<Task<int>> work)
        {
            try
            {
                return await work();
            }
            catch (Exception exception)
            {
                return ErrorReport.Write(exception, surroundings, isDebugging: arguments.Contains(CommandSyntax.Debug));
            }
        }
    }
}

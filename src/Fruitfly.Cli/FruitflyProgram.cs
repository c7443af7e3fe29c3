using System.CommandLine;
using Fruitfly.Cli.Commands;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;

namespace Fruitfly.Cli;

static class Program
{
    static async Task<int> Main(string[] arguments)
    {
        var surroundings = Surroundings.OfProcess();
        using var interruption = new Interruption(surroundings.Terminal.Error);
        return await RunAsync(arguments, surroundings, interruption.Token);
    }

    /// <summary>The table of contents: every command of the program, in the order of the help.</summary>
    internal static Command Commands(Surroundings surroundings) =>
        new DocumentedCommand("fruitfly", "Measures how neural networks learn and generalize: every experiment is one command.")
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
                DataCommand.Create(surroundings),
                StudiesCommand.Create(surroundings),
                ExportCommand.Create(surroundings),
                ServeCommand.Create(surroundings),
                BenchCommand.Create(surroundings),
                DoctorCommand.Create(surroundings),
                CompletionCommand.Create(surroundings),
                CompletionCommand.CreateComplete(surroundings),
            ],
            Options = { new ProgramHelpOption(surroundings.Terminal.Width), new ProgramVersionOption(), CommandSyntax.DebugOption() },
        };

    /// <summary>Runs one command line and returns its exit code; nothing escapes as an exception.</summary>
    internal static async Task<int> RunAsync(string[] arguments, Surroundings surroundings, CancellationToken cancellation)
    {
        var terminal = surroundings.Terminal;
        var exitCode = await Guarded(async () =>
        {
            var parsed = Commands(surroundings).Parse(arguments.Length == 0 ? ["--help"] : arguments, CommandSyntax.Parser);
            if (UsageError.Of(parsed) is { } error)
                throw error;
            return await parsed.InvokeAsync(CommandSyntax.Invocation(terminal), cancellation);
        });
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

using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Cli.Tests;

/// <summary>One command line run in this process with captured streams.</summary>
sealed record Invocation(int ExitCode, string Output, string Error)
{
    public static Task<Invocation> Of(params string[] arguments) => Of(null, arguments);

    public static Task<Invocation> Of(Func<Surroundings, Surroundings>? change, params string[] arguments) =>
        Of(change, CancellationToken.None, arguments);

    public static async Task<Invocation> Of(
        Func<Surroundings, Surroundings>? change, CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings
        {
            Terminal = new Terminal(output, error) { HasUnicode = true },
            Experiments = new ExperimentCatalog(),
            Environment = _ => null,
        };
        var exitCode =
            await FruitflyProgram.RunAsync(arguments, change?.Invoke(surroundings) ?? surroundings, cancellation);
        return new Invocation(exitCode, output.ToString(), error.ToString());
    }
}

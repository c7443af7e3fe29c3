using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Cli;

/// <summary>What the commands find around them; a test brings its own.</summary>
sealed record Surroundings
{
    public required Terminal Terminal { get; init; }

    public required ExperimentCatalog Experiments { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Reads an environment variable; null where it is not set or empty.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>How the program was called, for commands that a reader can paste: <c>./fruitfly</c>.</summary>
    public string CommandName => Environment("FRUITFLY_COMMAND") ?? "fruitfly";

    public static Surroundings OfProcess() => new()
    {
        Terminal = Terminal.OfProcess(Variable),
        Experiments = ExperimentCatalog.Default,
        Environment = Variable,
    };

    static string? Variable(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

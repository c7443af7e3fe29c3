using System.CommandLine;

namespace Fruitfly.Cli.Help;

/// <summary>A command whose help leads with examples.</summary>
sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines to paste, each with what it does; the first is the commonest use.</summary>
    public required IReadOnlyList<(string Line, string Meaning)> Examples { get; init; }

    /// <summary>What stands in the list of the command above: one line. Default: the description.</summary>
    public string? Title { get; init; }

    /// <summary>What comes last in the help.</summary>
    public string? Footer { get; init; }

    /// <summary>What a word after this command names, such as "experiment".</summary>
    public string PartName { get; init; } = "command";

    /// <summary>The commands below this one, in the order of the help.</summary>
    public IEnumerable<Command> Commands
    {
        init
        {
            foreach (var command in value)
                Subcommands.Add(command);
        }
    }
}

using System.CommandLine;
using Fruitfly.Cli.Help;

namespace Fruitfly.Cli.Errors;

/// <summary>The command line is wrong; says what was meant where that can be guessed.</summary>
sealed class UsageError(string what, string? hint = null) : CommandError(Cli.ExitCode.Usage, what, hint)
{
    /// <summary>The first thing wrong with a parsed command line, or null.</summary>
    public static UsageError? Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = HelpText.PathOf(command);
        var seeHelp = $"see '{path} --help'.";
        if (parsed.Errors.Count == 0 || parsed.Action is { ClearsParseErrors: true })
            return null;
        if (parsed.UnmatchedTokens is [var token, ..])
        {
            var isOption = token.StartsWith('-');
            var known = isOption ? HelpText.OptionsOf(command).Select(option => option.Name) : command.Subcommands.Select(part => part.Name);
            var what = isOption ? $"'{path}' has no option {token}."
                : command.Subcommands.Count > 0 ? $"'{path}' has no {(command as DocumentedCommand)?.PartName ?? "command"} '{token}'."
                : $"'{path}' takes no further argument, but got '{token}'.";
            return new UsageError(what, Suggestion.For(token, known) is { } meant ? $"did you mean '{meant}'?" : seeHelp);
        }
        if (command.Action is null && command.Subcommands.Count > 0)
            return new UsageError(
                $"'{path}' needs one more word.",
                $"it is one of {string.Join(", ", command.Subcommands.Where(part => !part.Hidden).Select(part => part.Name))}; {seeHelp}");
        return new UsageError(parsed.Errors[0].Message, seeHelp);
    }
}

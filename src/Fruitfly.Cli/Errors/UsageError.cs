using System.CommandLine;
using System.CommandLine.Parsing;
using Fruitfly.Cli.Help;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Lab.Experiments;

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
        // Help and version answer a command line that is not complete, but not one with words that mean nothing.
        if (parsed.UnmatchedTokens.Count == 0
            && (parsed.Errors.Count == 0 || parsed.Action is { ClearsParseErrors: true }))
            return null;
        if (parsed.UnmatchedTokens is [var token, ..])
        {
            var isOption = token.StartsWith('-');
            var known = isOption
                ? HelpText.OptionsOf(command).Select(option => option.Name)
                : command.Subcommands.Select(part => part.Name);
            if (isOption && HelpText.OptionsOf(command).Any(option => option.Name == token))
                return new UsageError($"{token} stands before its command.",
                    $"put it after the command: '{path} {token} …'.");
            var what = isOption ? $"'{path}' has no option {token}."
                : command.Subcommands.Count > 0
                    ? $"'{path}' has no {(command as DocumentedCommand)?.PartName ?? "command"} '{token}'."
                : $"'{path}' takes no further argument, but got '{token}'.";
            return new UsageError(what, HintFor(token, known, seeHelp));
        }
        if (command.Action is null && command.Subcommands.Count > 0)
            return new UsageError(
                $"'{path}' needs one more word.",
                $"it is one of {string.Join(", ", command.Subcommands.Where(part => !part.Hidden).Select(part => part.Name))}; {seeHelp}");
        return new UsageError(Worded(parsed.Errors[0]), seeHelp);
    }

    /// <summary>A name that is no experiment here.</summary>
    public static UsageError NoExperiment(string command, string name, ExperimentCatalog catalog) => new(
        $"'fruitfly {command}' has no experiment '{name}'.",
        HintFor(name, catalog.Experiments.Select(experiment => experiment.Name), "see 'fruitfly list'."));

    static string HintFor(string word, IEnumerable<string> known, string otherwise) =>
        Suggestion.For(word, known) is { } meant ? $"did you mean '{meant}'?"
        : ExperimentName.IsOwned(word) ? "a user's own experiment is run by the program that adds it." : otherwise;

    /// <summary>The parser names the type that it wants; a person wants to know what to write.</summary>
    static string Worded(ParseError error)
    {
        if (!error.Message.Contains("'System.", StringComparison.Ordinal)
            || error.SymbolResult is not { Tokens: [var token, ..] } symbol)
            return error.Message;
        var (name, type) = symbol switch
        {
            OptionResult { Option: var option } => (option.Name, option.ValueType),
            ArgumentResult { Parent: OptionResult { Option: var option } } => (option.Name, option.ValueType),
            ArgumentResult { Argument: var argument } => ($"<{argument.Name}>", argument.ValueType),
            _ => ("a value", typeof(string)),
        };
        var wanted = (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var flag when flag == typeof(bool) => "true or false, or nothing",
            var real when real == typeof(double) || real == typeof(float) => "a number",
            _ => "a whole number",
        };
        return $"{name} is '{token.Value}'; it must be {wanted}.";
    }
}

using System.CommandLine;
using Fruitfly.Cli.Commands.Sweep;
using Fruitfly.Cli.Help;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly completion</c>: prints a script that lets a shell complete
/// commands, options and experiments.</summary>
static class CompletionCommand
{
    public static Command Create(Surroundings surroundings) =>
        new DocumentedCommand("completion",
            "Prints a script that lets a shell complete commands, options and experiments.")
        {
            Examples =
            [
                ("fruitfly completion bash > ~/.local/share/bash-completion/completions/fruitfly",
                    "bash, from the next shell on"),
                ("fruitfly completion zsh > ~/.zfunc/_fruitfly", "zsh, where ~/.zfunc is in fpath"),
                ("fruitfly completion fish > ~/.config/fish/completions/fruitfly.fish", "fish"),
                ("fruitfly completion powershell > ~/fruitfly.ps1",
                    "PowerShell, where the profile has the line . ~/fruitfly.ps1"),
            ],
            PartName = "shell",
            Commands =
            [
                Shell(surroundings, "bash",
                    """
                    _fruitfly() {
                        local word="${COMP_WORDS[COMP_CWORD]}"
                        COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" complete "$COMP_POINT" "$COMP_LINE" 2>/dev/null)" -- "$word"))
                    }
                    complete -o default -F _fruitfly fruitfly ./fruitfly
                    """),
                Shell(surroundings, "zsh",
                    """
                    #compdef fruitfly
                    _fruitfly() {
                        local -a found
                        found=("${(@f)$("${words[1]}" complete "$CURSOR" "$BUFFER" 2>/dev/null)}")
                        compadd -a found || _files
                    }
                    compdef _fruitfly fruitfly
                    """),
                Shell(surroundings, "fish",
                    """
                    complete --command fruitfly --arguments '(fruitfly complete (commandline --cursor) (commandline) 2>/dev/null)'
                    """),
                Shell(surroundings, "powershell",
                    """
                    Register-ArgumentCompleter -Native -CommandName fruitfly -ScriptBlock {
                        param($word, $command, $cursor)
                        $position = $cursor - $command.Extent.StartOffset
                        $line = $command.ToString().PadRight($position)
                        & $command.GetCommandName() complete $position $line 2>$null
                    }
                    """),
            ],
        };

    /// <summary>What the scripts ask: the words that may stand at a position of a command line, one a line.</summary>
    public static Command CreateComplete(Surroundings surroundings)
    {
        var position = new Argument<int>("position");
        var line = new Argument<string>("line");
        var command = new Command("complete", "Lists the words that may stand at a position.") { position, line };
        command.Hidden = true;
        command.SetAction(asked =>
        {
            var text = asked.GetRequiredValue(line);
            var before = text[..Math.Clamp(asked.GetValue(position), 0, text.Length)];
            var start = before.IndexOf(' ');
            if (start < 0)
                return;
            var words = before[(start + 1)..];
            var typed = words[(words.LastIndexOf(' ') + 1)..];
            var parsed = FruitflyProgram.Commands(surroundings).Parse(words, CommandSyntax.Parser);
            var takesFile =
                parsed.CommandResult.Command.Arguments.Any(argument => argument.HelpName == SweepOptions.File);
            var found = parsed.GetCompletions(words.Length)
                .Select(item => item.Label)
                .Where(label => label.StartsWith(typed, StringComparison.Ordinal)
                    && (label.Length > 2 || label[0] != '-')).Distinct()
                .ToList();
            // Options are offered once a dash is typed, or where nothing else can stand: a shell completes files.
            var isOption = typed.StartsWith('-') || !takesFile && found.All(label => label.StartsWith('-'));
            foreach (var label in found.Where(label => label.StartsWith('-') == isOption).Order(StringComparer.Ordinal))
                surroundings.Terminal.Output.WriteLine(label);
        });
        return command;
    }

    static DocumentedCommand Shell(Surroundings surroundings, string name, string script)
    {
        var command = new DocumentedCommand(name, $"Prints the script for {name}.")
        {
            Examples = [($"fruitfly completion {name}", "print it")],
        };
        command.SetAction(_ => surroundings.Terminal.Output.WriteLine(script));
        return command;
    }
}

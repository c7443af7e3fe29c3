using System.CommandLine;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Cli.Commands.Run;

/// <summary>An experiment's option on the command line.</summary>
static class ExperimentOptionText
{
    public static Option<double?> Create(ExperimentOption option)
    {
        var presets = option.Quick == option.Full
            ? FormattableString.Invariant($"default: {option.Full}")
            : FormattableString.Invariant($"default: {option.Full}, with --quick {option.Quick}");
        var made = NumberOption.Of<double>($"--{option.Name}", $"{option.Description} ({presets})");
        made.HelpName = option.IsInteger ? "N" : "X";
        return made;
    }
}

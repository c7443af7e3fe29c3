using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Lab.CommandLines;

namespace Fruitfly.Cli.Commands.Run;

/// <summary>How long seeds are added to an experiment whose claims are undecided.</summary>
sealed class UntilDecidedOptions
{
    readonly Option<bool> _untilDecided =
        new("--until-decided") { Description = "add seeds until the claims are decided" };
    readonly Option<string?> _atMost = new("--at-most")
    {
        Description = "with --until-decided: stop adding seeds where they would take longer (default: 30m)",
        HelpName = "TIME",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_untilDecided);
        command.Options.Add(_atMost);
    }

    /// <summary>Null where seeds are not added.</summary>
    /// <exception cref="UsageError">no length of time, or one without <c>--until-decided</c></exception>
    public TimeSpan? AtMost(ParseResult parsed)
    {
        var text = parsed.GetResult(_atMost) is null ? null : parsed.GetValue(_atMost);
        if (parsed.GetResult(_untilDecided) is null || !parsed.GetValue(_untilDecided))
            return text is null ? null : throw new UsageError("--at-most has a meaning only with --until-decided.",
                "add --until-decided, or leave --at-most out.");
        return LengthOfTime.Read(text ?? "30m")
            ?? throw new UsageError($"--at-most is '{text}'.", $"give {LengthOfTime.Allowed}.");
    }
}

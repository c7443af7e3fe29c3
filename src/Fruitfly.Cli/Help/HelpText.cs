using System.CommandLine;
using System.Globalization;
using System.Text;
using Fruitfly.Cli.Terminals;

namespace Fruitfly.Cli.Help;

/// <summary>Writes a command's help: what it does, examples, then usage, commands, arguments and options.</summary>
static class HelpText
{
    /// <param name="width">of the terminal, in columns; the right column is wrapped within it</param>
    public static string Of(Command command, int width)
    {
        var text = new StringBuilder();
        foreach (var line in (command.Description ?? "").Split('\n'))
            text.AppendJoin('\n', WrappedText.Lines(line, width)).Append('\n');
        if (command is DocumentedCommand documented)
            Section(text, "Examples", documented.Examples, width);
        text.Append($"\nUsage:\n  {Usage(command)}\n");
        Section(text, "Commands",
            command.Subcommands.Where(part => !part.Hidden)
                .Select(part => (part.Name, (part as DocumentedCommand)?.Title ?? part.Description ?? "")), width);
        Section(text, "Arguments",
            command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description ?? "")), width);
        Section(text, "Options", OptionsOf(command).Select(option => (Label(option), Meaning(option))), width);
        if (command is DocumentedCommand { Footer: { } footer })
        {
            text.Append('\n');
            foreach (var line in footer.Split('\n'))
                text.AppendJoin('\n', WrappedText.Lines(line, width)).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The words that call a command: <c>fruitfly data mnist1d</c>.</summary>
    public static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{PathOf(parent)} {command.Name}" : command.Name;

    /// <summary>The options a command understands, its own before those of the commands above it.</summary>
    public static IEnumerable<Option> OptionsOf(Command command)
    {
        var own = command.Options.Where(option => !option.Hidden);
        return command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? own.Concat(OptionsOf(parent).Where(option => option.Recursive)) : own;
    }

    static string Usage(Command command)
    {
        var parts = new List<string> { PathOf(command) };
        if (command.Subcommands.Count > 0)
            parts.Add($"<{(command as DocumentedCommand)?.PartName ?? "command"}>");
        parts.AddRange(command.Arguments.Select(argument =>
            argument.Arity.MaximumNumberOfValues > 1 ? $"[<{argument.Name}> ...]"
            : argument.Arity.MinimumNumberOfValues == 0 ? $"[<{argument.Name}>]" : $"<{argument.Name}>"));
        parts.Add("[options]");
        return string.Join(' ', parts);
    }

    static string Label(Option option) =>
        option.Name +
            (option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool)
                ? "" : $" {option.HelpName ?? "VALUE"}");

    static string Meaning(Option option)
    {
        var meaning = option.Description ?? "";
        if (option.Required)
            return $"{meaning} (required)";
        if (option.ValueType == typeof(bool) || !option.HasDefaultValue || option.GetDefaultValue() is not { } value)
            return meaning;
        return $"{meaning} (default: {Convert.ToString(value, CultureInfo.InvariantCulture)})";
    }

    static void Section(StringBuilder text, string title, IEnumerable<(string Left, string Right)> rows, int width)
    {
        var lines = rows.ToList();
        if (lines.Count == 0)
            return;
        text.Append($"\n{title}:\n");
        // Left texts that are long, such as whole command lines, stand alone, with their meaning below them.
        var most = Math.Max(20, width / 2);
        var left = lines.Where(line => line.Left.Length <= most).Select(line => line.Left.Length).DefaultIfEmpty(0)
            .Max();
        foreach (var line in lines)
        {
            var isLong = line.Left.Length > left;
            if (isLong)
                text.Append($"  {line.Left}\n");
            var begin = (isLong ? "" : line.Left).PadRight(left);
            foreach (var part in WrappedText.Lines(line.Right, Math.Max(20, width - left - 4)).DefaultIfEmpty(""))
            {
                text.Append($"  {begin}  {part}".TrimEnd()).Append('\n');
                begin = new string(' ', left);
            }
        }
    }
}

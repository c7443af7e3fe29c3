using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Fruitfly.Cli.Help;

/// <summary>Writes a command's help: what it does, examples, then usage, commands, arguments and options.</summary>
static class HelpText
{
    public static string Of(Command command)
    {
        var text = new StringBuilder();
        text.Append(command.Description).Append('\n');
        if (command is DocumentedCommand documented)
            Section(text, "Examples", documented.Examples);
        text.Append($"\nUsage:\n  {Usage(command)}\n");
        Section(text, "Commands", command.Subcommands.Where(part => !part.Hidden).Select(part => (part.Name, part.Description ?? "")));
        Section(text, "Arguments", command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description ?? "")));
        Section(text, "Options", OptionsOf(command).Select(option => (Label(option), Meaning(option))));
        if (command is DocumentedCommand { Footer: { } footer })
            text.Append('\n').Append(footer).Append('\n');
        return text.ToString();
    }

    /// <summary>The words that call a command: <c>fruitfly data mnist1d</c>.</summary>
    public static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : command.Name;

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
            argument.Arity.MinimumNumberOfValues == 0 ? $"[<{argument.Name}>]" : $"<{argument.Name}>"));
        parts.Add("[options]");
        return string.Join(' ', parts);
    }

    static string Label(Option option) =>
        option.Name + (option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? "" : $" {option.HelpName ?? "VALUE"}");

    static string Meaning(Option option)
    {
        var meaning = option.Description ?? "";
        if (option.Required)
            return $"{meaning} (required)";
        if (option.ValueType == typeof(bool) || !option.HasDefaultValue || option.GetDefaultValue() is not { } value)
            return meaning;
        return $"{meaning} (default: {Convert.ToString(value, CultureInfo.InvariantCulture)})";
    }

    static void Section(StringBuilder text, string title, IEnumerable<(string Left, string Right)> rows)
    {
        var lines = rows.ToList();
        if (lines.Count == 0)
            return;
        var width = Math.Min(lines.Max(line => line.Left.Length), 80);
        text.Append($"\n{title}:\n");
        foreach (var (left, right) in lines)
            text.Append($"  {left.PadRight(width)}  {right}".TrimEnd()).Append('\n');
    }
}

using System.Text.RegularExpressions;

namespace Fruitfly.Cli.Commands.Running;

/// <summary>A command line as text that can be pasted into a shell.</summary>
static partial class ShellText
{
    public static string Of(string program, IEnumerable<string> arguments) => string.Join(' ', arguments.Prepend(program).Select(Quoted));

    static string Quoted(string word) => Plain().IsMatch(word) ? word : $"'{word.Replace("'", """'\''""")}'";

    [GeneratedRegex(@"^[\w@%+=:,./-]+$", RegexOptions.ECMAScript)]
    private static partial Regex Plain();
}

using System.Text.RegularExpressions;

namespace Fruitfly.Lab.CommandLines;

/// <summary>A command line as text that can be pasted into a shell.</summary>
public static partial class ShellText
{
    /// <summary>The program and its arguments, each quoted for a POSIX shell where it must be.</summary>
    public static string Of(string program, IEnumerable<string> arguments) =>
        string.Join(' ', arguments.Prepend(program).Select(Quoted));

    static string Quoted(string word) => Plain().IsMatch(word) ? word : $"'{word.Replace("'", """'\''""")}'";

    [GeneratedRegex(@"^[\w@%+=:,./-]+$", RegexOptions.ECMAScript)]
    private static partial Regex Plain();
}

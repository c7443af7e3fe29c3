using System.CommandLine;
using System.Text.RegularExpressions;
using Fruitfly.Cli.Commands.Diagnose;

namespace Fruitfly.Cli.Tests.Commands;

public sealed partial class DiagnoseHintsTests : IDisposable
{
    // Any text names a place; it is checked elsewhere.
    static readonly string[] Places = ["--store", "--reports"];

    readonly TinyLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task Every_bad_value_is_refused_in_the_words_of_the_command_that_was_given()
    {
        var command = new Command("diagnose");
        new DiagnoseOptions().AddTo(command);
        var names = command.Options.Select(option => option.Name).ToHashSet();
        var tried = 0;
        foreach (var option in command.Options.Where(option =>
            option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool)
                && !Places.Contains(option.Name)))
            foreach (var value in (string[])["nonsense", "-1"])
            {
                var result = await Diagnose($"{option.Name}={value}");
                var where = $"{option.Name}={value}: {result.Error}{result.Output}";
                result.ExitCode.ShouldBeOneOf(2, 3);
                result.Error.ShouldContain("hint: ", Case.Sensitive, where);
                foreach (Match other in OtherCommand().Matches(result.Error))
                    other.Groups[1].Value.ShouldBe("diagnose", where);
                foreach (Match named in OptionName().Matches(result.Error))
                    named.Value.ShouldBeOneOf([.. names, "--help"]);
                tried++;
            }
        tried.ShouldBeGreaterThan(30);
    }

    // What passes the checks of its own option meets a budget that is too small, so that nothing is trained.
    Task<Invocation> Diagnose(string word)
    {
        var path = _lab.Folder["table.csv"];
        if (!File.Exists(path))
            File.WriteAllText(path, "a,b,label\n" + string.Concat(Enumerable.Range(0, 60).Select(row =>
                $"{row * 37 % 101},{row * 53 % 97},{(row * 37 % 101 > row * 53 % 97 ? "yes" : "no")}\n")));
        string[] budget = word.StartsWith("--budget", StringComparison.Ordinal) ? [] : ["--budget", "1"];
        string[] target = word.StartsWith("--target", StringComparison.Ordinal) ? [] : ["--target", "label"];
        return _lab.Run(["diagnose", path, .. target, .. budget, word, .. _lab.Places]);
    }

    [GeneratedRegex("fruitfly ([a-z-]+)")]
    private static partial Regex OtherCommand();

    [GeneratedRegex("(?<![a-z0-9-])--[a-z][a-z-]+")]
    private static partial Regex OptionName();
}

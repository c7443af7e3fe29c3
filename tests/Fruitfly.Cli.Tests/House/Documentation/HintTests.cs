using System.CommandLine;
using System.Text.RegularExpressions;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Cli.Tests.House.Documentation;

/// <summary>A message that tells to type something names what can be typed.</summary>
public sealed partial class HintTests
{
    /// <summary>Where messages for the command line are written; pages and the flags of
    /// browsers and shells are left out.</summary>
    static readonly string[] Folders =
        ["src/Fruitfly", "src/Fruitfly.Cli", "src/Fruitfly.Lab/Experiments", "src/Fruitfly.Lab/Setups",
            "src/Fruitfly.Studies"];

    static readonly IReadOnlyList<(string File, string Text)> Sources =
    [
        .. from folder in Folders
           from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs",
               SearchOption.AllDirectories)
           where Path.GetFileName(file) != "CompletionCommand.cs"
           from line in File.ReadLines(file)
           where line.Contains('"') && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
           select (Path.GetFileName(file), line),
    ];

    [Fact]
    public void Every_option_that_a_message_names_exists()
    {
        var known = All(Commands()).SelectMany(command => command.Options)
            .SelectMany(option => option.Aliases.Append(option.Name)).ToHashSet();
        // The options of Slurm's own programs are not ours.
        string[] others = ["SlurmQueue.cs", "SlurmOptions.cs", "SlurmNodes.cs", "SlurmScript.cs"];
        var named = Sources.Where(source => !others.Contains(source.File)).SelectMany(source =>
            Option().Matches(source.Text).Select(match => (source.File, Option: match.Value))).ToList();
        named.Count.ShouldBeGreaterThan(40);
        named.Where(pair => !known.Contains(pair.Option)).Select(pair => $"{pair.File}: {pair.Option}").Distinct()
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_command_that_a_message_names_exists()
    {
        var named = Sources.SelectMany(source =>
            CommandLine().Matches(source.Text).Select(match => (source.File, Words: match.Groups[1].Value))).ToList();
        named.Count.ShouldBeGreaterThan(15);
        foreach (var (file, words) in named)
        {
            var command = Commands();
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .TakeWhile(_ => command.Subcommands.Count > 0))
                command = command.Subcommands.FirstOrDefault(part => part.Name == word)
                    .ShouldNotBeNull($"{file}: 'fruitfly {words}'");
        }
    }

    [Theory]
    [InlineData("\"see 'fruitfly studies lst'.\"", "studies lst")]
    [InlineData("$\"run it first: {surroundings.CommandName} run {study}\"", "run")]
    [InlineData("hint: 'fruitfly doctor' tells", "doctor")]
    public void Command_lines_in_messages_are_found(string text, string words) =>
        CommandLine().Match(text).Groups[1].Value.Trim().ShouldBe(words);

    static Command Commands() => FruitflyProgram.Commands(new()
    {
        Terminal = new(TextWriter.Null, TextWriter.Null),
        Experiments = ExperimentCatalog.Default,
        Environment = _ => null,
    });

    static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    [GeneratedRegex("(?<![\\w-])--[a-z][a-z0-9-]*[a-z0-9]")]
    private static partial Regex Option();

    [GeneratedRegex("(?:'fruitfly|\"fruitfly|CommandName}) ((?:[a-z][a-z0-9-]*(?![\\w<{]) ?)+)")]
    private static partial Regex CommandLine();
}

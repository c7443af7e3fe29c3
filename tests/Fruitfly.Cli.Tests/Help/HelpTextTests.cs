using System.CommandLine;
using Fruitfly.Cli.Help;

namespace Fruitfly.Cli.Tests.Help;

public sealed class HelpTextTests
{
    [Fact]
    public async Task The_help_of_a_command_is_description_examples_usage_and_options() =>
        (await Invocation.Of("list", "--help")).ShouldBe(new Invocation(0,
            """
            Lists the experiments: what each measures, and where its setting comes from.

            Examples:
              fruitfly list         a table
              fruitfly list --json  with every option and its two presets

            Usage:
              fruitfly list [options]

            Options:
              --json  print the result as JSON on standard output
              --help  show examples and options

            """, ""));

    [Fact]
    public async Task Every_command_and_every_command_below_it_leads_with_examples_of_itself()
    {
        foreach (var command in All(FruitflyProgram.Commands(await SomeSurroundings())))
        {
            var lines = HelpText.Of(command, 79).Split('\n');
            var examples = Array.IndexOf(lines, "Examples:");
            lines[examples - 1].ShouldBeEmpty();
            lines[examples + 1].ShouldStartWith("  " + HelpText.PathOf(command));
            lines.Where(line => line.Length > 79)
                .ShouldAllBe(line => line.StartsWith("  fruitfly "), HelpText.PathOf(command));
            command.Description.ShouldNotBeNullOrWhiteSpace();
            foreach (var option in HelpText.OptionsOf(command))
                option.Description.ShouldNotBeNullOrWhiteSpace(HelpText.PathOf(command) + " " + option.Name);
        }
    }

    [Fact]
    public async Task No_arguments_show_the_help_with_the_exit_codes()
    {
        var bare = await Invocation.Of();
        bare.ShouldBe(await Invocation.Of("--help"));
        bare.Output.ShouldContain("130  interrupted");
    }

    [Fact]
    public async Task The_version_is_a_bare_number() =>
        Version.Parse((await Invocation.Of("--version")).Output.Trim()).ShouldBeGreaterThan(new Version(0, 0));

    static IEnumerable<Command> All(Command command) =>
        command.Subcommands.Where(part => !part.Hidden).SelectMany(All).Prepend(command);

    static async Task<Surroundings> SomeSurroundings()
    {
        Surroundings? found = null;
        await Invocation.Of(surroundings => found = surroundings, "list");
        return found!;
    }
}
